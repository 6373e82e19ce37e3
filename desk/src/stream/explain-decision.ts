/** Decisions in words: what happened, the reason, and the facts it stood on. Codes we do not know yet are shown readably. */
import type { TFunction } from 'i18next';
import type { Decision } from '../api/use-api.ts';
import { languageName } from '../pieces/language-name.ts';

/** What it takes to speak of facts: words, the reader's language, and the names behind ids. */
export type Speaker = { t: TFunction; language: string; names: ReadonlyMap<string, string> };
export type ShownFact = { name: string; values: string[] };

const readable = (code: string): string =>
  code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .toLowerCase();

/** The words under a key, or the code itself made readable. */
const word = (t: TFunction, key: string, code: string): string => {
  const known = t(key);
  return known === key ? readable(code) : known;
};

export const decisionTitle = (t: TFunction, decision: Pick<Decision, 'kind' | 'outcome'>): string => {
  const key = `decision.${decision.kind}.${decision.outcome}`;
  const known = t(key);
  return known === key ? `${t(`decision.kind.${decision.kind}`)}: ${readable(decision.outcome)}` : known;
};

export const explainReason = (t: TFunction, reason: string): string => word(t, `reason.${reason}`, reason);

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing a person could read: no value, or an id nobody can name. */
const isSilent = (value: unknown, names: Speaker['names']): boolean =>
  value === null || value === undefined || (isId(value) && !names.has(value));

/** Facts whose values are codes of ours, with where their words stand. */
const CODES: Readonly<Record<string, (code: string) => string>> = {
  searchedBecause: (code) => `fact.searched.${code}`,
  mood: (code) => `mood.${code}`,
};

const printOne = (speaker: Speaker, name: string, value: unknown): string => {
  const { t, language, names } = speaker;
  if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no');
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2);
  if (typeof value === 'string') {
    const keyOf = CODES[name];
    if (keyOf !== undefined) return word(t, keyOf(value), value);
    return name === 'language' ? languageName(value, language) : (names.get(value) ?? value);
  }
  return isRecord(value) ? printRecord(speaker, value) : printAll(speaker, name, value).join(' · ');
};

/** "退款规则: 可信度 0.92": what it is about first, then the rest. */
const printRecord = (speaker: Speaker, record: Record<string, unknown>): string => {
  const told = Object.entries(record).filter(([, value]) => !isSilent(value, speaker.names));
  const head = told.find(([name, value]) => typeof value === 'string' && (name === 'title' || name === 'name' || speaker.names.has(value)));
  const rest = told
    .filter((entry) => entry !== head)
    .map(([name, value]) => `${word(speaker.t, `fact.name.${name}`, name)} ${printOne(speaker, name, value)}`);
  const words = rest.join(speaker.t('fact.comma'));
  return head === undefined
    ? words
    : [printOne(speaker, head[0], head[1]), words].filter((one) => one !== '').join(speaker.t('fact.colon'));
};

const printAll = (speaker: Speaker, name: string, value: unknown): string[] =>
  Array.isArray(value) ? value.map((one) => printOne(speaker, name, one)) : [printOne(speaker, name, value)];

/** Facts as label and values; ids that nobody can name say nothing to a person and are left out. */
export const explainFacts = (speaker: Speaker, facts: Record<string, unknown>): ShownFact[] =>
  Object.entries(facts)
    .filter(([, value]) => !isSilent(value, speaker.names))
    .map(([name, value]) => ({
      name: word(speaker.t, `fact.name.${name}`, name),
      values: printAll(speaker, name, value).filter((one) => one !== ''),
    }))
    .filter(({ values }) => values.length > 0);

/** The "why" of an offer, in one line: without everybody who was considered. */
export const explainWhy = (speaker: Speaker, why: Record<string, unknown>): string => {
  const { reason, considered: _considered, ...facts } = why;
  const parts = explainFacts(speaker, facts).map(({ name, values }) => `${name} ${values.join(' · ')}`);
  return [...(typeof reason === 'string' ? [explainReason(speaker.t, reason)] : []), ...parts].join(' · ');
};
