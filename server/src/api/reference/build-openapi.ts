/*
 * OpenAPI 3.1 from the table of operations: resources become components by their name, each operation one path item. A
 * resource whose input differs from its output (defaults may be left out) gets a second component, "…Input".
 */
import { OPERATIONS, type Operation, type OperationName, Problem } from '@throughline/protocol/api';
import * as envelope from '@throughline/protocol/envelope';
import * as parts from '@throughline/protocol/parts';
import * as resources from '@throughline/protocol/resources';
import { z } from 'zod';
import { EXAMPLES } from './examples.ts';

export type JsonSchema = { [key: string]: unknown };
export type OpenApi = {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  tags: { name: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: JsonSchema; responses: JsonSchema };
};
export type OperationObject = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; description?: string; schema: JsonSchema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema; example?: unknown }> };
  responses: Record<string, JsonSchema>;
};

const DESCRIPTION =
  'Everything the desk does. Send `Authorization: Bearer tl_…`. Lists answer `{items, nextCursor}`; errors are RFC 9457 problems with a stable `code`; ' +
  'POST honours `Idempotency-Key`; 429 and 503 say when to come back in `Retry-After`.';

/** Builds the whole document; do it once and keep it. */
export const buildOpenApi = (publicUrl: string, version: string): OpenApi => {
  const writer = createSchemaWriter();
  const paths: OpenApi['paths'] = {};
  for (const name of Object.keys(OPERATIONS) as OperationName[]) {
    const operation: Operation = OPERATIONS[name];
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describeOperation(name, operation, writer) };
  }
  writer.write(Problem, 'output');
  return {
    openapi: '3.1.0',
    info: { title: 'Throughline', version, description: DESCRIPTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: publicUrl }],
    tags: [...new Set(Object.values(OPERATIONS).map((operation) => tagOf(operation.path)))].map((name) => ({ name })),
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: writer.components(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'API token, made under Settings or by POST /api/v1/tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'throughline.session_token',
          description: 'For our own pages; writes also need the header X-Throughline: 1.',
        },
      },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
};

const tagOf = (path: string): string => path.split('/')[3] ?? 'api';

type SchemaWriter = ReturnType<typeof createSchemaWriter>;

const describeOperation = (name: OperationName, operation: Operation, writer: SchemaWriter): OperationObject => ({
  operationId: name,
  tags: [tagOf(operation.path)],
  summary: operation.summary,
  ...(operation.permission === null || operation.permission === 'self'
    ? {}
    : { description: `Needs the permission \`${operation.permission}\`.` }),
  parameters: parametersOf(operation, writer),
  ...bodyOf(name, operation, writer),
  responses: {
    [String(operation.status ?? 200)]: {
      description: 'Done',
      content: { 'application/json': { schema: writer.write(operation.response, 'output') } },
    },
    default: { $ref: '#/components/responses/Problem' },
  },
});

const parametersOf = (operation: Operation, writer: SchemaWriter): OperationObject['parameters'] => {
  const query = operation.query === undefined ? {} : writer.write(operation.query, 'input');
  const properties = Object.entries((query['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = (query['required'] ?? []) as string[];
  return [
    ...(operation.path.includes('{id}')
      ? [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'string', format: 'uuid' } }]
      : []),
    ...properties.map(([name, schema]) => ({ name, in: 'query' as const, required: required.includes(name), schema })),
    ...(operation.method === 'POST'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header' as const,
            required: false,
            description: 'Asked again with the same key, the first answer comes back.',
            schema: { type: 'string', maxLength: 255 },
          },
        ]
      : []),
  ];
};

const bodyOf = (name: OperationName, operation: Operation, writer: SchemaWriter): Pick<OperationObject, 'requestBody'> => {
  if (name === 'uploadFile') {
    const schema = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (operation.body === undefined) return {};
  const example = EXAMPLES[name];
  const required = !operation.body.safeParse(undefined).success;
  const schema = writer.write(operation.body, 'input');
  return { requestBody: { required, content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } } };
};

/** Writes zod schemas as JSON schemas whose named parts are references into one set of components. */
const createSchemaWriter = () => {
  const named = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries({ ...parts, ...envelope, ...resources, Problem })) {
    if (schema instanceof z.ZodType && !named.has(schema)) named.add(schema, { id: name });
  }
  const components: Record<string, JsonSchema> = {};
  const keep = (name: string, schema: JsonSchema, io: 'input' | 'output', renamed: Map<string, string>): void => {
    const known = components[name];
    if (known === undefined) components[name] = schema;
    else if (io === 'input' && JSON.stringify(known) !== JSON.stringify(schema)) renamed.set(name, `${name}Input`);
  };
  const write = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
    const {
      $schema: _,
      $defs,
      ...top
    } = z.toJSONSchema(schema, { io, metadata: named as never, override: keepDescription, unrepresentable: 'any' }) as JsonSchema;
    const definitions = Object.entries(($defs ?? {}) as Record<string, JsonSchema>).map(
      ([name, definition]) => [name, tidy(definition, new Map())] as const,
    );
    const renamed = new Map<string, string>();
    for (const [name, definition] of definitions) keep(name, definition, io, renamed);
    for (const [name, definition] of definitions) {
      const other = renamed.get(name);
      if (other !== undefined) components[other] = tidy(definition, renamed) as JsonSchema;
    }
    return tidy(top, renamed) as JsonSchema;
  };
  // Outputs first, so that the plain names are what clients read.
  for (const operation of Object.values(OPERATIONS)) write(operation.response, 'output');
  return { write, components: () => components };
};

/** Our registry holds the names; the words of `.describe()` lie in zod's own. */
const keepDescription = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void => {
  const { description } = z.globalRegistry.get(zodSchema) ?? {};
  if (description !== undefined) jsonSchema['description'] = description;
};

/** References into the components; without the patterns that only repeat a format. */
const tidy = (value: unknown, renamed: ReadonlyMap<string, string>): JsonSchema => tidyAny(value, renamed) as JsonSchema;

const tidyAny = (value: unknown, renamed: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => tidyAny(item, renamed));
  if (typeof value !== 'object' || value === null) return value;
  const repeatsFormat = 'format' in value && 'pattern' in value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if ((repeatsFormat && key === 'pattern') || (key === 'id' && typeof item === 'string')) return [];
      if (key === '$ref' && typeof item === 'string') return [[key, refTo(item, renamed)]];
      return [[key, tidyAny(item, renamed)]];
    }),
  );
};

const refTo = (ref: string, renamed: ReadonlyMap<string, string>): string => {
  const name = ref.replace(/^#\/(\$defs|components\/schemas)\//, '');
  return `#/components/schemas/${renamed.get(name) ?? name}`;
};
