import type { Customer } from '@throughline/protocol/resources';
import { actorOf, type Viewer } from '../../access/index.ts';
import { acting, reading } from '../../conversations/index.ts';
import { addEvidence, customerStore, withdrawEvidence } from '../../customers/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { findOrders } from '../../shop/index.ts';
import type { HandlersOf } from '../call.ts';
import { cutPage, readTimeCursor, writeCursor } from '../cursor.ts';
import { presentSummary } from '../present/conversation.ts';
import { presentCustomer, presentEvidence, presentIdentity } from '../present/customer.ts';
import { loadPeople } from '../present/people.ts';
import type { HandlerDeps } from './deps.ts';

type RecordNames = 'listCustomers' | 'getCustomer' | 'updateCustomer';
type EvidenceNames = 'joinCustomers' | 'withdrawEvidence';
type Names = RecordNames | EvidenceNames;

type Db = Parameters<typeof reading.findCustomersInScope>[0];

const CONVERSATIONS_SHOWN = 50;
const PAGES_SHOWN = 30;

export const customerHandlers = (deps: HandlerDeps): HandlersOf<Names> => ({ ...recordHandlers(deps), ...evidenceHandlers(deps) });

const recordHandlers = (deps: HandlerDeps): HandlersOf<RecordNames> => {
  const { database, bus } = deps;
  const db = database.kysely;
  return {
    listCustomers: async ({ viewer, query }) => {
      const search = query.q?.trim() === '' ? undefined : query.q?.trim();
      const before = readTimeCursor(query.cursor);
      const rows = await customerStore.listCustomers(db, {
        limit: query.limit + 1,
        ...(before && { before }),
        ...(search !== undefined && { search }),
      });
      const page = cutPage(rows, query.limit, (last) => writeCursor([(last.lastAt ?? last.createdAt).toISOString(), last.id]));
      const ids = page.rows.map((row) => row.id);
      const [people, visible] = await Promise.all([
        loadPeople(db, { agents: [], customers: ids }),
        reading.findCustomersInScope(db, { inboxIds: viewer.inboxIds }, ids),
      ]);
      // A page may be shorter than asked for; its cursor still leads on.
      return {
        items: page.rows.filter((row) => visible.has(row.id)).map((row) => presentCustomer(row, people.customer(row.id).name)),
        nextCursor: page.nextCursor,
      };
    },
    getCustomer: ({ viewer, id }) => loadCustomer(deps, viewer, id),
    updateCustomer: async ({ viewer, id, body }) => {
      await refuseUnseen(db, viewer, [id]);
      if (Object.keys(body).length > 0) await bus.transact((tx) => customerStore.updateCustomer(tx, id, body));
      return await loadCustomer(deps, viewer, id);
    },
  };
};

const evidenceHandlers = (deps: HandlerDeps): HandlersOf<EvidenceNames> => {
  const { database, bus } = deps;
  const db = database.kysely;
  return {
    joinCustomers: async ({ viewer, id, body }) => {
      await refuseUnseen(db, viewer, [id, body.otherId]);
      await bus.transact(async (tx) => {
        const identities = await customerStore.listIdentities(tx.sql, [id, body.otherId]);
        const [one, other] = [id, body.otherId].map((customerId) => identities.find((identity) => identity.customerId === customerId));
        if (one === undefined || other === undefined) throw notFound('customer');
        if (id === body.otherId) throw new Refusal('already-joined', { customerId: id });
        const facts = { note: body.note ?? '' };
        const moves = await addEvidence(tx, {
          identityA: one.id,
          identityB: other.id,
          kind: 'agent',
          weight: 1,
          by: actorOf(viewer),
          facts,
        });
        await acting.followIdentities(tx, moves);
        await recordAudit(tx, {
          actor: actorOf(viewer),
          act: 'customer.joined',
          subject: `customer:${id}`,
          facts: { otherId: body.otherId },
        });
      });
      return await loadCustomer(deps, viewer, await findHome(deps, id, body.otherId));
    },
    withdrawEvidence: async ({ viewer, id }) => {
      await bus.transact(async (tx) => {
        const joined = await customerStore.findEvidenceCustomers(tx.sql, id);
        await refuseUnseen(tx.sql, viewer, joined);
        await acting.followIdentities(tx, await withdrawEvidence(tx, id, actorOf(viewer)));
        await recordAudit(tx, { actor: actorOf(viewer), act: 'evidence.withdrawn', subject: `evidence:${id}` });
      });
      return { ok: true };
    },
  };
};

/** A customer is known to whoever may see one of its conversations; to others it is missing. */
const refuseUnseen = async (db: Db, viewer: Viewer, customerIds: readonly string[]): Promise<void> => {
  const visible = await reading.findCustomersInScope(db, { inboxIds: viewer.inboxIds }, customerIds);
  if (!customerIds.every((id) => visible.has(id))) throw notFound('customer');
};

/** After a join one of the two holds all identities: the older one. */
const findHome = async ({ database }: HandlerDeps, ...ids: [string, string]): Promise<string> => {
  const identities = await customerStore.listIdentities(database.kysely, ids);
  return identities[0]?.customerId ?? ids[0];
};

/** The whole picture: eight statements, whatever the customer's history. */
const loadCustomer = async ({ database }: HandlerDeps, viewer: Viewer, id: string): Promise<Customer> => {
  const db = database.kysely;
  const [row, identities, conversations] = await Promise.all([
    customerStore.getCustomer(db, id),
    customerStore.listIdentities(db, [id]),
    reading.listConversations(
      db,
      { inboxIds: viewer.inboxIds },
      { view: 'all', agentId: viewer.agentId, customerId: id, sort: 'newest', limit: CONVERSATIONS_SHOWN },
    ),
  ]);
  if (viewer.inboxIds !== null && conversations.length === 0) throw notFound('customer');
  const identityIds = identities.map((identity) => identity.id);
  const [evidence, pages, orders, people] = await Promise.all([
    customerStore.listEvidence(db, identityIds),
    customerStore.listPageViews(db, identityIds, PAGES_SHOWN),
    findOrders(
      db,
      identities.map((identity) => identity.value),
    ),
    loadPeople(db, { agents: conversations.map((conversation) => conversation.assigneeId), customers: [id] }),
  ]);
  return {
    ...presentCustomer(row, people.customer(id).name),
    remark: row.remark,
    identities: identities.map(presentIdentity),
    evidence: evidence.map(presentEvidence),
    conversations: conversations.map((conversation) => presentSummary(conversation, people)),
    orders: orders.map(({ handle: _, ...order }) => ({ ...order, placedAt: order.placedAt.toISOString() })),
    pages: pages.map((page) => ({ ...page, at: page.at.toISOString() })),
  };
};
