/** An OpenAI-compatible endpoint that answers what the test says. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelSettings } from '../../platform/model/index.ts';

export type ModelCall = { authorization: string | undefined; model: string; messages: { role: string; content: string }[]; tools: unknown };
/** 'hang': no answer ever comes. A number: that status. `raw`: exactly this body. */
export type ModelScript = { says: string } | { status: number } | { raw: string } | 'hang';
export type ModelServer = {
  settings: ModelSettings;
  calls: ModelCall[];
  script(next: ModelScript): void;
  close(): Promise<void>;
};

const completion = (content: string): string =>
  JSON.stringify({
    id: 'c-1',
    object: 'chat.completion',
    created: 1,
    model: 'scripted',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });

export const startModelServer = async (): Promise<ModelServer> => {
  const calls: ModelCall[] = [];
  let script: ModelScript = { says: 'NO_ANSWER' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { model, messages, tools } = JSON.parse(Buffer.concat(chunks).toString()) as ModelCall;
    calls.push({ authorization: request.headers.authorization, model, messages, tools });
    if (script === 'hang') return;
    if ('status' in script) response.writeHead(script.status).end('{"error":{"message":"no"}}');
    else response.writeHead(200, { 'content-type': 'application/json' }).end('raw' in script ? script.raw : completion(script.says));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: { url: `http://127.0.0.1:${port}/v1/`, key: 'a-key', model: 'scripted' },
    calls,
    script: (next) => {
      script = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
