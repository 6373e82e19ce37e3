import type { OperationName } from '@throughline/protocol/api';
import type { Conversation, ConversationSummary } from '@throughline/protocol/resources';
import { need, type World } from '../world.ts';

export type Asked = { id: string; query: Record<string, unknown>; body: Record<string, unknown> };
export type Handler = (world: World, asked: Asked) => unknown;
export type Handlers = Partial<Record<OperationName, Handler>>;

export const paged = <T>(items: readonly T[], query: Record<string, unknown>): { items: T[]; nextCursor: string | null } => {
  const start = Number(query['cursor'] ?? 0);
  const end = start + Number(query['limit'] ?? items.length);
  return { items: items.slice(start, end), nextCursor: end < items.length ? String(end) : null };
};
export const all = <T>(items: readonly T[]): { items: T[]; nextCursor: null } => ({ items: [...items], nextCursor: null });
export const conversationOf = (world: World, id: string): Conversation => need(world.conversations.get(id));
export const summarise = ({ threads: _threads, readSeq: _readSeq, packet: _packet, ...summary }: Conversation): ConversationSummary =>
  summary;
