/** Every keyboard shortcut: its keys, its group on the sheet; its name is `shortcut.<id>` in the language files. "mod" is ⌘ or Ctrl. */
export const SHORTCUTS = {
  next: { keys: 'j', group: 'list' },
  previous: { keys: 'k', group: 'list' },
  reply: { keys: 'r', group: 'conversation' },
  note: { keys: 'n', group: 'conversation' },
  assign: { keys: 'a', group: 'conversation' },
  resolve: { keys: 'e', group: 'conversation' },
  snooze: { keys: 's', group: 'conversation' },
  insert: { keys: 'i', group: 'conversation' },
  panel: { keys: 'p', group: 'conversation' },
  send: { keys: 'mod+Enter', group: 'writing' },
  macros: { keys: '/', group: 'writing' },
  emoji: { keys: ':', group: 'writing' },
  leave: { keys: 'Escape', group: 'writing' },
  search: { keys: 'mod+k', group: 'everywhere' },
  sheet: { keys: '?', group: 'everywhere' },
  goConversations: { keys: 'g c', group: 'go' },
  goPeople: { keys: 'g u', group: 'go' },
  goKnowledge: { keys: 'g k', group: 'go' },
  goTray: { keys: 'g t', group: 'go' },
  goPlayground: { keys: 'g p', group: 'go' },
  goSettings: { keys: 'g s', group: 'go' },
} as const satisfies Record<string, { keys: string; group: string }>;

export type ShortcutId = keyof typeof SHORTCUTS;
/** In the order of the sheet. */
export const GROUPS = ['list', 'conversation', 'writing', 'go', 'everywhere'] as const;
