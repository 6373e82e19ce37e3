import type { Part } from '@throughline/protocol/parts';
import { OPTION } from './decide.ts';
import { label, phrase, phraseOf } from './phrases.ts';
import type { Locale, Plan } from './types.ts';

/** The parts of an answer. `tappable`: the channel shows buttons, so follow-ups hang under the answer; elsewhere only where needed. */
export const composeAnswer = (plan: Plan, locale: Locale, options: { tappable: boolean; worded?: string | undefined }): Part[] => {
  if (plan.act === 'silence') return [];
  const key = phraseOf(plan);
  if (plan.act === 'answer') {
    const text: Part = { type: 'text', text: options.worded ?? plan.found.body, md: true };
    return options.tappable ? [text, optionsPart(locale, ['solved', 'unsolved', 'person'])] : [text];
  }
  if (plan.act === 'clarify') {
    const articles = plan.among.map((one) => ({ id: `${OPTION.article}${one.articleId}`, label: one.title }));
    const rest = (['none', 'person'] as const).map((name) => ({ id: OPTION[name], label: label(name, locale) }));
    return [{ type: 'options', prompt: phrase('clarify', locale), items: [...articles, ...rest] }];
  }
  const text: Part = { type: 'text', text: key === undefined ? '' : phrase(key, locale) };
  return plan.act === 'ask-again' && options.tappable ? [text, optionsPart(locale, ['person'])] : [text];
};

const optionsPart = (locale: Locale, names: readonly ('solved' | 'unsolved' | 'person')[]): Part => ({
  type: 'options',
  items: names.map((name) => ({ id: OPTION[name], label: label(name, locale) })),
});
