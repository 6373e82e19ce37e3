/** A valid uuid that is the same in every run, from a kind and a number. */
export const uuid = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
export const KIND = {
  agent: 1,
  customer: 2,
  conversation: 3,
  thread: 4,
  message: 5,
  inbox: 6,
  article: 7,
  decision: 8,
  identity: 9,
  evidence: 10,
  offer: 11,
  tray: 12,
  token: 13,
  macro: 14,
  file: 15,
  intent: 16,
} as const;
