/** Words for people live in the language files: none in the code of desk and widget. */
import { Visitor } from 'oxc-parser';
import type { Breach, Rule } from '../house.ts';
import type { SourceFile } from '../source-file.ts';

const HAN = /\p{Script=Han}/u;
const WORDS = /\p{L}{2,}/u;
const SPOKEN = new Set([
  'title',
  'placeholder',
  'alt',
  'label',
  'aria-label',
  'aria-description',
  'tooltip',
  'okText',
  'cancelText',
  'description',
]);
/** Key caps, code, the product's own name and each language's name for itself are the same in every language. */
const SAME_EVERYWHERE = new Set(['kbd', 'code', 'pre']);
const BRAND = /Throughline|一线通|中文|English/g;

export const checkTexts: Rule = (house) =>
  [...house.files.values()]
    .filter((file) => /^(desk|widget)\/src\//.test(file.path) && !file.path.includes('/locales/') && !file.isTest)
    .flatMap(findTexts);

const findTexts = (file: SourceFile): Breach[] => {
  const breaches: Breach[] = [];
  const refuse = (start: number, text: string): void => {
    const message = `words for people in code: ${JSON.stringify(text.trim().slice(0, 40))}; put them into the language files`;
    breaches.push({ rule: 'text-in-code', file: file.path, line: file.lineAt(start), message });
  };
  const inside: string[] = [];
  new Visitor({
    JSXElement: (node) => {
      inside.push(file.text.slice(node.openingElement.name.start, node.openingElement.name.end));
    },
    'JSXElement:exit': () => {
      inside.pop();
    },
    JSXText: (node) => {
      if (WORDS.test(node.value.replace(BRAND, '')) && !SAME_EVERYWHERE.has(inside.at(-1) ?? '')) refuse(node.start, node.value);
    },
    JSXAttribute: (node) => {
      const name = file.text.slice(node.name.start, node.name.end);
      if (node.value?.type !== 'Literal' || typeof node.value.value !== 'string' || !SPOKEN.has(name)) return;
      if (WORDS.test(node.value.value.replace(BRAND, '')) && !HAN.test(node.value.value)) refuse(node.start, node.value.value);
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && HAN.test(node.value.replace(BRAND, ''))) refuse(node.start, node.value);
    },
    TemplateElement: (node) => {
      if (HAN.test(node.value.raw)) refuse(node.start, node.value.raw);
    },
  }).visit(file.program);
  return breaches;
};
