import { OPERATIONS, type Operation, type OperationName } from '@throughline/protocol/api';
import { describe, expect, it } from 'vitest';
import { buildOpenApi, type JsonSchema } from './build-openapi.ts';
import { EXAMPLES } from './examples.ts';
import { renderReference } from './render-reference.ts';

const document = buildOpenApi('https://help.example.com', '1.2.3');
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

const refsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' && typeof item === 'string' ? [item] : refsIn(item)));
};
const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as JsonSchema)[key], document);

describe('the OpenAPI document', () => {
  it('has every operation of the table under its own name, with its answer and its problems', () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(OPERATIONS).sort());
    for (const { operation, path, method } of operations) {
      const { status = 200, ...entry }: Operation = OPERATIONS[operation.operationId as OperationName];
      expect([path, method.toUpperCase()]).toEqual([entry.path, entry.method]);
      expect(Object.keys(operation.responses).sort()).toEqual([String(status), 'default'].sort());
      expect(operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)).toEqual(
        path.includes('{id}') ? ['id'] : [],
      );
      expect(operation.requestBody === undefined).toBe(entry.body === undefined && operation.operationId !== 'uploadFile');
    }
  });

  it('refers only to what is in it, and defines nothing that nobody refers to', () => {
    const refs = [...new Set(refsIn(document))];
    for (const ref of refs) expect(resolve(ref), ref).toBeDefined();
    const unused = Object.keys(document.components.schemas).filter((name) => !refs.includes(`#/components/schemas/${name}`));
    expect(unused).toEqual([]);
  });

  it('names resources as components, and an input with defaults apart from its output', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Conversation', 'Message', 'Part', 'TextPart', 'Problem', 'ReplyInput', 'Inbox']),
    );
    expect((schemas['Message'] as JsonSchema)['properties']).toMatchObject({ parts: { items: { $ref: '#/components/schemas/Part' } } });
    expect((schemas['AgentInput'] as JsonSchema)['required']).toEqual(['name', 'email']);
  });

  it('says what the table says about a field', () => {
    const message = document.components.schemas['Message'] as { properties: Record<string, JsonSchema> };
    expect(message.properties['threadId']).toMatchObject({ description: 'null for notes' });
    const after = document.paths['/api/v1/conversations/{id}/messages']?.['get']?.parameters.find(({ name }) => name === 'after');
    expect(after?.schema['description']).toContain('greater seq');
  });

  it('is JSON without anything that JSON cannot say', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });
});

it.each(Object.entries(EXAMPLES))('the example of %s is what the operation takes', (name, example) => {
  const { body }: Operation = OPERATIONS[name as OperationName];
  expect(body?.safeParse(example)).toMatchObject({ success: true });
});

describe('the reference page', () => {
  const page = renderReference(document);

  it('shows every operation and resource, and every link in it leads somewhere', () => {
    for (const { operation } of operations) expect(page).toContain(`id="${operation.operationId}"`);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(100);
    for (const target of new Set(targets)) expect(page).toContain(`id="${target}"`);
  });

  it('needs no script and nothing from elsewhere', () => {
    expect(page).not.toContain('<script');
    expect(
      [...page.matchAll(/(?:src|href)="([^"#]+)/g)].map((match) => match[1]).filter((address) => !address?.startsWith('/api/v1/')),
    ).toEqual([]);
  });
});
