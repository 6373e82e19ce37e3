/** Where sources use the keys of language files. */
import { Visitor } from 'oxc-parser';
import type { SourceFile } from '../source-file.ts';

export type Uses = {
  /** Keys asked for by name: `t('key')`, `<Trans i18nKey="key">`. */
  asked: readonly { key: string; file: string; line: number }[];
  /** Whether any source can mean this key: by its whole name, by a built name like `status.${status}`, by its area
   * handed on together with `t`, or as a property. */
  isUsed(key: string): boolean;
};

export const findUses = (sources: readonly SourceFile[]): Uses => {
  const asked: { key: string; file: string; line: number }[] = [];
  const words = new Set<string>();
  const patterns: RegExp[] = [];
  const properties = new Set<string>();
  const areas = new Set<string>();
  for (const file of sources) {
    new Visitor({
      CallExpression: (node) => {
        const [argument] = node.arguments;
        const callee = file.text.slice(node.callee.start, node.callee.end);
        if (node.arguments.some((each) => each.type === 'Identifier' && each.name === 't')) {
          for (const each of node.arguments) if (each.type === 'Literal' && typeof each.value === 'string') areas.add(each.value);
        }
        if (/(^|\.)t$/.test(callee) && argument?.type === 'Literal' && typeof argument.value === 'string') {
          asked.push({ key: argument.value, file: file.path, line: file.lineAt(node.start) });
        }
      },
      JSXAttribute: (node) => {
        if (node.name.name === 'i18nKey' && node.value?.type === 'Literal') {
          asked.push({ key: String(node.value.value), file: file.path, line: file.lineAt(node.start) });
        }
      },
      Literal: (node) => {
        if (typeof node.value === 'string') words.add(node.value);
      },
      TemplateLiteral: (node) => {
        const parts = node.quasis.map((quasi) => quasi.value.raw);
        if (parts.join('').length >= 3) patterns.push(new RegExp(`^${parts.map(literally).join('.+')}$`));
      },
      MemberExpression: (node) => {
        if (!node.computed && node.property.type === 'Identifier') properties.add(node.property.name);
      },
    }).visit(file.program);
  }
  const inArea = (key: string): boolean => key.split('.').some((_, index, parts) => areas.has(parts.slice(0, index).join('.')));
  const isUsed = (key: string): boolean =>
    words.has(key) || inArea(key) || patterns.some((pattern) => pattern.test(key)) || (!key.includes('.') && properties.has(key));
  return { asked, isUsed };
};

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
