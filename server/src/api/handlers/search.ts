import { makeSearchQuery } from '@throughline/nlu';
import { isReference } from '@throughline/protocol/reference';
import type { SearchResult } from '@throughline/protocol/resources';
import type { Viewer } from '../../access/index.ts';
import { reading } from '../../conversations/index.ts';
import { customerStore } from '../../customers/index.ts';
import type { HandlersOf } from '../call.ts';
import { presentSummary } from '../present/conversation.ts';
import { loadPeople } from '../present/people.ts';
import { cutSnippet } from './cut-snippet.ts';
import type { HandlerDeps } from './deps.ts';

const CONVERSATIONS_SHOWN = 10;

/** "4821 0937", "#48210937" and full-width digits all name one conversation. */
const referenceIn = (q: string): string | undefined => {
  const digits = q.normalize('NFKC').replace(/[\s#-]/g, '');
  return isReference(digits) ? digits : undefined;
};

/** Messages by words, customers by name and handle, conversations by reference and by their messages: eight statements at most. */
export const searchHandlers = ({ database }: HandlerDeps): HandlersOf<'search'> => ({
  search: async ({ viewer, query }) => {
    const db = database.kysely;
    const scope = { inboxIds: viewer.inboxIds };
    const words = makeSearchQuery(query.q);
    const reference = referenceIn(query.q);
    const [hits, customers, named] = await Promise.all([
      words === '' ? [] : reading.searchMessages(db, scope, words, query.limit),
      findCustomers(db, viewer, query.q.trim(), query.limit),
      reference === undefined ? undefined : reading.findByReference(db, scope, reference, viewer.agentId),
    ]);
    const ids = [...new Set(hits.map((hit) => hit.conversationId))].slice(0, CONVERSATIONS_SHOWN);
    const found = ids.length === 0 ? [] : await reading.findConversations(db, scope, ids, viewer.agentId);
    const conversations = [...(named === undefined ? [] : [named]), ...found.filter((row) => row.id !== named?.id)];
    const people = await loadPeople(db, {
      agents: conversations.map((row) => row.assigneeId),
      customers: [...conversations, ...hits].map((row) => row.customerId),
    });
    return {
      conversations: conversations.map((row) => presentSummary(row, people)),
      messages: hits.map(({ customerId, text, at, ...hit }) => ({
        ...hit,
        customer: people.customer(customerId),
        snippet: cutSnippet(text, query.q),
        at: at.toISOString(),
      })),
      customers,
    };
  },
});

const findCustomers = async (
  db: HandlerDeps['database']['kysely'],
  viewer: Viewer,
  search: string,
  limit: number,
): Promise<SearchResult['customers']> => {
  if (search === '') return [];
  const rows = await customerStore.listCustomers(db, { limit, search });
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const visible = await reading.findCustomersInScope(db, { inboxIds: viewer.inboxIds }, ids);
  const identities = await customerStore.listIdentities(db, ids);
  return rows
    .filter((row) => visible.has(row.id))
    .map((row) => {
      const handles = identities.filter((identity) => identity.customerId === row.id).map((identity) => identity.value);
      return { id: row.id, name: row.name || (handles[0] ?? ''), handles };
    });
};
