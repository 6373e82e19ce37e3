/** What the word before the caret asks for: `/` at its start opens the macros, `:` the emoji, `@` the colleagues. Pure. */
import type { Macro } from '../api/use-api.ts';

export type MenuAsk = { kind: 'macro' | 'emoji' | 'person'; query: string /** Where the asked word begins. */; start: number };

/** `:` asks after two letters, so that "Re:" and "10:30" are left alone. */
export const findAsk = (text: string, caret: number): MenuAsk | null => {
  const before = text.slice(0, caret);
  const macro = /(?:^|\s)\/([\p{L}\p{N}-]{0,40})$/u.exec(before);
  if (macro !== null) return { kind: 'macro', query: macro[1] ?? '', start: caret - (macro[1]?.length ?? 0) - 1 };
  const person = /(?:^|\s)@([\p{L}\p{N}]{0,30})$/u.exec(before);
  if (person !== null) return { kind: 'person', query: person[1] ?? '', start: caret - (person[1]?.length ?? 0) - 1 };
  const emoji = /(?:^|[\s，。！？、])[:：]([a-z\p{Script=Han}]{1,20})$/u.exec(before);
  if (emoji !== null) return { kind: 'emoji', query: emoji[1] ?? '', start: caret - (emoji[1]?.length ?? 0) - 1 };
  return null;
};

/** Small on purpose: what belongs in an answer to a customer. Each has a name in the language files, `emoji.<name>`. */
export const EMOJI: readonly [face: string, name: string][] = [
  ['🙂', 'smile'],
  ['😊', 'glad'],
  ['🙏', 'thanks'],
  ['👍', 'good'],
  ['👌', 'ok'],
  ['🎉', 'party'],
  ['❤️', 'heart'],
  ['😅', 'sorry'],
  ['😟', 'worried'],
  ['✅', 'done'],
  ['❌', 'no'],
  ['⚠️', 'warning'],
  ['⏳', 'wait'],
  ['📦', 'parcel'],
  ['💳', 'card'],
  ['🎁', 'gift'],
  ['📎', 'file'],
  ['📷', 'photo'],
  ['📧', 'mail'],
  ['📞', 'phone'],
  ['👋', 'hello'],
  ['🔍', 'look'],
];

/** By its English name or the one in the reader's language. */
export const findEmoji = (query: string, nameOf: (name: string) => string): string[] => {
  const wanted = query.toLowerCase();
  return EMOJI.filter(([, name]) => name.startsWith(wanted) || nameOf(name).toLowerCase().startsWith(wanted)).map(([face]) => face);
};

export const findMacros = (macros: readonly Macro[], query: string): Macro[] => {
  const wanted = query.toLowerCase();
  const starts = macros.filter((macro) => macro.shortcut.toLowerCase().startsWith(wanted));
  return [...starts, ...macros.filter((macro) => !starts.includes(macro) && macro.title.toLowerCase().includes(wanted))].slice(0, 8);
};

/** A macro in the customer's language, with its `{{…}}` filled; one that is not known stays, so that it is seen. */
export const fillMacro = (macro: Macro, language: string, values: Record<string, string>): string => {
  const text = (language.startsWith('zh') ? macro.texts.zh : macro.texts.en) ?? macro.texts.zh ?? macro.texts.en ?? '';
  return text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
};
