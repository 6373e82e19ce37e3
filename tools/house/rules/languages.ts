/**
 * Language files (`<package>/src/locales/<language>.json|ts`, or a folder per language): equal keys and placeholders, nothing empty,
 * nothing unused, nothing missing, and no words for people anywhere else in desk and widget.
 */
import { type Node, type ObjectExpression, Visitor } from 'oxc-parser';
import type { Breach, House, Rule } from '../house.ts';
import type { SourceFile } from '../source-file.ts';
import { findUses } from './language-uses.ts';

type Language = { name: string; file: string; texts: ReadonlyMap<string, string> };

export const checkLanguages: Rule = (house) => ['desk', 'widget'].flatMap((folder) => checkPackage(house, folder));

const checkPackage = (house: House, folder: string): Breach[] => {
  const languages = readLanguages(house, folder);
  const [first] = languages;
  if (!first) return [];
  const breaches = languages.flatMap((language) => languages.flatMap((other) => compare(language, other)));
  const sources = [...house.files.values()].filter(
    (file) => file.path.startsWith(`${folder}/src/`) && !file.isTest && !file.path.includes('/locales/'),
  );
  const uses = findUses(sources);
  for (const key of first.texts.keys()) {
    if (!uses.isUsed(stem(key))) breaches.push({ rule: 'language-unused', file: first.file, message: `no source uses the key ${key}` });
  }
  const stems = new Set([...first.texts.keys()].map(stem));
  for (const { key, file, line } of uses.asked) {
    if (!stems.has(stem(key)))
      breaches.push({ rule: 'language-missing', file, line, message: `asks for the key ${key}, which ${first.file} lacks` });
  }
  return breaches;
};

/** i18next writes plurals as `key_one`, `key_other`; Chinese has only one of them. */
const stem = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

const compare = (language: Language, other: Language): Breach[] => {
  if (language === other) return [];
  const refuse = (message: string): Breach => ({ rule: 'language-keys', file: language.file, message });
  const stems = new Set([...language.texts.keys()].map(stem));
  const missing = [...new Set([...other.texts.keys()].map(stem))].filter((key) => !stems.has(key));
  const empty = [...language.texts].filter(([, text]) => text.trim() === '').map(([key]) => key);
  const differing = [...language.texts].filter(([key, text]) => {
    const twin = other.texts.get(key);
    return language.name < other.name && twin !== undefined && placeholders(key, text) !== placeholders(key, twin);
  });
  return [
    ...missing.map((key) => refuse(`lacks the key ${key}, which ${other.file} has`)),
    ...empty.map((key) => refuse(`the key ${key} is empty`)),
    ...differing.map(([key]) => refuse(`the key ${key} has other placeholders than in ${other.file}`)),
  ];
};

/** "One message" need not say its count. */
const placeholders = (key: string, text: string): string => {
  const names = [...new Set(text.match(/\{\{?\s*\w+/g) ?? [])].map((found) => found.replace(/\W/g, ''));
  return names
    .filter((name) => name !== 'count' || !/_(zero|one|two)$/.test(key))
    .sort()
    .join();
};

const readLanguages = (house: House, folder: string): Language[] => {
  const found = new Map<string, { file: string; texts: Map<string, string> }>();
  for (const path of house.paths) {
    const match = /^[^/]+\/src\/locales\/([a-z]{2}(?:-[A-Za-z]{2,4})?)(?:\/.+)?\.(json|ts)$/.exec(
      path.startsWith(`${folder}/`) ? path : '',
    );
    const name = match?.[1];
    if (name === undefined) continue;
    const language = found.get(name) ?? { file: path, texts: new Map<string, string>() };
    found.set(name, language);
    const source = house.files.get(path);
    if (source) readSource(source, language.texts);
    else flatten(JSON.parse(house.read(path)) as unknown, '', language.texts);
  }
  return [...found].map(([name, language]) => ({ name, ...language }));
};

const flatten = (value: unknown, path: string, into: Map<string, string>): void => {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path === '' ? key : `${path}.${key}`, into);
  } else into.set(path, String(value));
};

const readSource = (source: SourceFile, into: Map<string, string>): void => {
  new Visitor({
    VariableDeclarator: (node) => {
      const object = unwrap(node.init);
      if (object) flattenNode(source, object, '', into);
    },
  }).visit(source.program);
};

const unwrap = (node: Node | null): ObjectExpression | undefined => {
  if (node?.type === 'ObjectExpression') return node;
  if (node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression') return unwrap(node.expression);
  return undefined;
};

const flattenNode = (source: SourceFile, object: ObjectExpression, path: string, into: Map<string, string>): void => {
  for (const property of object.properties) {
    if (property.type !== 'Property') continue;
    const name = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : '';
    const key = path === '' ? name : `${path}.${name}`;
    const inner = unwrap(property.value);
    if (inner) flattenNode(source, inner, key, into);
    else
      into.set(
        key,
        property.value.type === 'Literal' ? String(property.value.value) : source.text.slice(property.value.start, property.value.end),
      );
  }
};
