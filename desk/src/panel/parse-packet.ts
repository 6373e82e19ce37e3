/** A handoff packet as it can be trusted: the contract leaves its shape open, so each part is looked at before it is shown. */
export type ShownPacket = {
  reason: string;
  summary: string;
  asked: string[];
  tried: { text: string; article?: string }[];
  entities: { kind: string; value: string }[];
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const field = (value: unknown, name: string): string =>
  typeof value === 'object' && value !== null ? text((value as Record<string, unknown>)[name]) : '';

export const parsePacket = (packet: Record<string, unknown> | null): ShownPacket | null => {
  if (packet === null) return null;
  const tried = list(packet['tried']).map((one) => ({
    text: field(one, 'text'),
    ...(field(one, 'article') !== '' && { article: field(one, 'article') }),
  }));
  return {
    reason: text(packet['reason']),
    summary: text(packet['summary']),
    asked: [...new Set(list(packet['asked']).map(text))].filter((one) => one !== ''),
    tried: tried.filter((one) => one.text !== ''),
    entities: list(packet['entities'])
      .map((one) => ({ kind: field(one, 'kind'), value: field(one, 'value') }))
      .filter((one) => one.value !== ''),
  };
};
