/** A call's fields, however they came: JSON, form, multipart, query. */
import { parseJson, type Request } from '../http-server.ts';

export type Upload = { name: string; mime: string; content: Uint8Array };
export type ReadFields = { fields: Record<string, unknown>; uploads: Record<string, Upload> };

export const readFields = async (request: Request): Promise<ReadFields> => {
  const fields: Record<string, unknown> = Object.fromEntries(request.query);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(request, type, fields);
  if (type.startsWith('application/x-www-form-urlencoded'))
    Object.assign(fields, Object.fromEntries(new URLSearchParams(request.body.toString())));
  else if (request.body.length > 0) {
    const body = parseJson(request.body.toString());
    if (typeof body === 'object' && body !== null) Object.assign(fields, body);
  }
  return { fields, uploads: {} };
};

const readForm = async (request: Request, type: string, fields: Record<string, unknown>): Promise<ReadFields> => {
  const uploads: Record<string, Upload> = {};
  const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else uploads[name] = { name: value.name, mime: value.type, content: new Uint8Array(await value.arrayBuffer()) };
  }
  return { fields, uploads };
};
