import { findEntities, summarize } from '@throughline/nlu';
import type { HandoffPacket } from '@throughline/protocol/events';
import type { MessageRow } from '../../conversations/index.ts';

const ASKED_KEPT = 5;

/** What a colleague must know when an agent, and not the assistant, hands a conversation over. */
export const makePacket = (language: string, messages: readonly MessageRow[]): HandoffPacket => {
  const spoken = messages.filter((message) => !message.internal && message.text !== '');
  const asked = spoken.filter((message) => message.authorType === 'customer').map((message) => message.text);
  const tried = spoken.filter((message) => message.authorType === 'assistant');
  const entities = asked.flatMap((text) => findEntities(text)).map(({ kind, value }) => ({ kind, value }));
  return {
    reason: 'agent',
    language,
    summary: summarize(spoken.map((message) => ({ author: message.authorType, text: message.text }))),
    asked: asked.slice(-ASKED_KEPT),
    tried: tried.slice(-ASKED_KEPT).map((message) => {
      const article = message.sources[0]?.title;
      return { text: message.text, ...(article === undefined ? {} : { article }) };
    }),
    entities: [...new Map(entities.map((entity) => [`${entity.kind} ${entity.value}`, entity])).values()],
  };
};
