/** From key presses to shortcuts, pure: single keys, `mod` combinations, and `g` followed by a letter within a moment. */
import { SHORTCUTS, type ShortcutId } from './shortcut-list.ts';

export type Press = {
  key: string;
  mod: boolean;
  alt: boolean /** The focus is in a field where letters are text. */;
  typing: boolean;
  at: number;
};
export type Pending = { prefix: string; at: number } | null;

const PREFIX_MS = 1200;
/** Handled by the field itself while writing. */
const IN_FIELD: readonly ShortcutId[] = ['send', 'macros', 'emoji', 'leave'];

const byKeys = (keys: string): ShortcutId | undefined =>
  (Object.keys(SHORTCUTS) as ShortcutId[]).find((id) => SHORTCUTS[id].keys === keys && !IN_FIELD.includes(id));

const isPrefix = (key: string): boolean => Object.values(SHORTCUTS).some((shortcut) => shortcut.keys.startsWith(`${key} `));

/** What a press does, and what is now waited for. */
export const matchKeys = (press: Press, pending: Pending): { id?: ShortcutId; pending: Pending } => {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.mod) {
    const id = byKeys(`mod+${key}`);
    return id === undefined ? { pending: null } : { id, pending: null };
  }
  if (press.typing || press.alt) return { pending: null };
  const prefix = pending !== null && press.at - pending.at <= PREFIX_MS ? `${pending.prefix} ` : '';
  const id = byKeys(prefix + key);
  if (id !== undefined) return { id, pending: null };
  return { pending: prefix === '' && isPrefix(key) ? { prefix: key, at: press.at } : null };
};

const NAMES: Record<string, string> = { Enter: '↵', Escape: 'Esc' };

/** Keys as they are drawn on a keyboard. */
export const showKeys = (keys: string, mac: boolean): string[] =>
  keys.split(/[ +]/).map((key) => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))));
