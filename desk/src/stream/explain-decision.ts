/** Decisions in words: what happened, the reason, and the facts it stood on. Codes we do not know yet are shown readably. */
import type { TFunction } from 'i18next';
import type { Decision } from '../api/use-api.ts';

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

export const decisionTitle = (t: TFunction, decision: Decision): string => {
  const key = `decision.${decision.kind}.${decision.outcome}`;
  const known = t(key);
  return known === key ? `${t(`decision.kind.${decision.kind}`)}: ${readable(decision.outcome)}` : known;
};

export const explainReason = (t: TFunction, reason: string): string => word(t, `reason.${reason}`, reason);

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value);

const printed = (t: TFunction, value: unknown): string => {
  if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no');
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => printed(t, one)).join(' · ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, one]) => !isId(one))
      .map(([name, one]) => `${word(t, `fact.name.${name}`, name)} ${printed(t, one)}`)
      .join(', ');
  return t('fact.none');
};

/** Facts as label and value; bare ids say nothing to a person and are left out. */
export const explainFacts = (t: TFunction, facts: Record<string, unknown>): { name: string; value: string }[] =>
  Object.entries(facts)
    .filter(([, value]) => !isId(value))
    .map(([name, value]) => ({ name: word(t, `fact.name.${name}`, name), value: printed(t, value) }));

/** The "why" of an offer or another open record, in one line. */
export const explainWhy = (t: TFunction, why: Record<string, unknown>): string => {
  const { reason, considered: _considered, ...facts } = why;
  const parts = explainFacts(t, facts).map(({ name, value }) => `${name} ${value}`);
  return [...(typeof reason === 'string' ? [explainReason(t, reason)] : []), ...parts].join(' · ');
};
