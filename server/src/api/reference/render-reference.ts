/** The reference for people: one page written from the OpenAPI document, without script and without anything from elsewhere. */
import type { JsonSchema, OpenApi, OperationObject } from './build-openapi.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
/** Backticks become code; the texts are our own. */
const prose = (text: string): string => plain(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const nameOf = (ref: unknown): string => String(ref).replace('#/components/schemas/', '');

/** A schema in a few words: "string (uuid)", "Part[]", "'open' | 'snoozed'". */
export const typeWords = (schema: JsonSchema): string => {
  if (schema['$ref'] !== undefined) return `<a href="#schema-${plain(nameOf(schema['$ref']))}">${plain(nameOf(schema['$ref']))}</a>`;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((word) => `'${plain(String(word))}'`).join(' | ');
  if (schema['const'] !== undefined) return `'${plain(String(schema['const']))}'`;
  const forms = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(forms)) return forms.map((form: JsonSchema) => typeWords(form)).join(' | ');
  if (schema['type'] === 'array') return `${typeWords((schema['items'] ?? {}) as JsonSchema)}[]`;
  if (schema['type'] === 'object' && typeof schema['properties'] === 'object') return '{…}';
  if (typeof schema['additionalProperties'] === 'object') return `map of ${typeWords(schema['additionalProperties'] as JsonSchema)}`;
  const type = plain([schema['type'] ?? 'any'].flat().join(' | '));
  return schema['format'] === undefined ? type : `${type} (${plain(String(schema['format']))})`;
};

const fieldRows = (schema: JsonSchema): string => {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = (schema['required'] ?? []) as string[];
  return properties
    .map(([name, field]) => {
      const words = typeof field['description'] === 'string' ? ` <span class="say">${prose(field['description'])}</span>` : '';
      const inner = innerTable(field) + innerTable((field['items'] ?? {}) as JsonSchema);
      return `<tr><th scope="row"><code>${plain(name)}</code>${required.includes(name) ? '' : '<i> optional</i>'}</th><td>${typeWords(field)}${boundWords(field)}${words}${inner}</td></tr>`;
    })
    .join('');
};

/** The fields of an object without a name, where it stands. */
const innerTable = (schema: JsonSchema): string =>
  schema['$ref'] === undefined && schema['properties'] !== undefined ? fieldTable(schema) : '';

/** "1 to 100, 30 if left out" */
const boundWords = (schema: JsonSchema): string => {
  const { minimum, maximum, maxLength, default: preset } = schema;
  const words = [
    ...(typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? [`${minimum ?? 0} to ${maximum}`] : []),
    ...(typeof maxLength === 'number' ? [`at most ${maxLength} characters`] : []),
    ...(preset === undefined ? [] : [`${JSON.stringify(preset)} if left out`]),
  ];
  return words.length === 0 ? '' : ` <span class="say">${plain(words.join(', '))}</span>`;
};

const fieldTable = (schema: JsonSchema): string => {
  if (schema['$ref'] !== undefined) return `<p>${typeWords(schema)}</p>`;
  const rows = fieldRows(schema);
  return rows === '' ? `<p>${typeWords(schema)}</p>` : `<table>${rows}</table>`;
};

const operationSection = (path: string, method: string, operation: OperationObject): string => {
  const [type, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const answers = Object.entries(operation.responses).filter(([status]) => status !== 'default');
  const parameters = operation.parameters
    .map(({ name, in: place, required, schema, description }) => {
      const words = description ?? schema['description'];
      const say = typeof words === 'string' ? ` <span class="say">${prose(words)}</span>` : '';
      return `<tr><th scope="row"><code>${plain(name)}</code><i> ${place}${required ? '' : ', optional'}</i></th><td>${typeWords(schema)}${boundWords(schema)}${say}</td></tr>`;
    })
    .join('');
  return `<details id="${operation.operationId}"><summary><b class="${method}">${method.toUpperCase()}</b> <code>${plain(path)}</code> <span>${prose(operation.summary)}</span></summary>
${operation.description === undefined ? '' : `<p>${prose(operation.description)}</p>`}
${parameters === '' ? '' : `<h4>Parameters</h4><table>${parameters}</table>`}
${body === undefined ? '' : `<h4>Body <i>${plain(type ?? '')}</i></h4>${fieldTable(body.schema)}`}
${body?.example === undefined ? '' : `<pre>${plain(JSON.stringify(body.example, null, 2))}</pre>`}
${answers.map(([status, answer]) => `<h4>Answer ${status}</h4>${fieldTable(answerSchema(answer))}`).join('')}
</details>`;
};

const answerSchema = (answer: JsonSchema): JsonSchema => {
  const content = answer['content'] as Record<string, { schema: JsonSchema }> | undefined;
  return content?.['application/json']?.schema ?? {};
};

const schemaSection = ([name, schema]: [string, JsonSchema]): string => {
  const forms = (schema['oneOf'] ?? schema['anyOf']) as JsonSchema[] | undefined;
  const named = forms?.every((form) => form['$ref'] !== undefined);
  const body = forms === undefined || named ? fieldTable(schema) : forms.map((form) => fieldTable(form)).join('<p>or</p>');
  return `<section id="schema-${plain(name)}"><h3>${plain(name)}</h3>${typeof schema['description'] === 'string' ? `<p>${prose(schema['description'])}</p>` : ''}${body}</section>`;
};

export const renderReference = (document: OpenApi): string => {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = document.tags.map(({ name }) => {
    const members = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<h2 id="${name}">${plain(name)}</h2>${members.map(({ path, method, operation }) => operationSection(path, method, operation)).join('\n')}`;
  });
  const links = [...document.tags.map(({ name }) => name), 'resources'].map((name) => `<a href="#${name}">${plain(name)}</a>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Throughline API</title><link rel="stylesheet" href="/api/v1/reference.css"></head><body>
<header><h1>Throughline API <small>${plain(document.info.version)}</small></h1><p>${prose(document.info.description)}</p>
<p>Address: <code>${plain(document.servers[0]?.url ?? '')}</code> · <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1)</p></header>
<nav aria-label="Groups">${links.join(' ')}</nav>
<main>${groups.join('\n')}<h2 id="resources">resources</h2>${Object.entries(document.components.schemas).map(schemaSection).join('\n')}</main>
</body></html>`;
};

export const REFERENCE_STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d9dce3, #363b45); --soft: light-dark(#5b6472, #a2abba); --link: light-dark(#1d5fb8, #86b7ff); --back: light-dark(#f5f6f8, #1d2026); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; font: 16px/1.55 system-ui, sans-serif; }
h1 small, i, .say { color: var(--soft); font-weight: 400; font-style: normal; }
h1 { margin: 0; } h2 { margin: 2.5rem 0 .5rem; text-transform: capitalize; } h3 { margin: 1.75rem 0 .25rem; } h4 { margin: 1rem 0 .25rem; }
a { color: var(--link); }
nav { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .5rem 0; background: Canvas; border-bottom: 1px solid var(--line); }
[id] { scroll-margin-top: 5.5rem; }
code, pre { font: .875em ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; background: var(--back); border-radius: 6px; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: 0 .75rem; }
details[open] { padding-bottom: .75rem; }
summary { cursor: pointer; padding: .5rem 0; }
summary span { color: var(--soft); }
summary b { display: inline-block; min-width: 4.5em; font-size: .8em; letter-spacing: .04em; }
b.get { color: light-dark(#11734b, #6fd3a4); } b.delete { color: light-dark(#b3261e, #ff9d94); } b.post, b.put, b.patch { color: light-dark(#8a5300, #f3bd6c); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-top: 1px solid var(--line); font-weight: 400; }
th { width: 34%; } td { overflow-wrap: anywhere; }
`;
