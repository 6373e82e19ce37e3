/** For each operation one request that works: what it needs is made first, in the given inbox. Typed by the table, so none is forgotten. */
import { saveIntentModel, trainIntents } from '@throughline/nlu';
import type { OperationName } from '@throughline/protocol/api';
import type { TestApi } from './create-test-api.ts';

export type Made = { id?: string; query?: Record<string, string>; body?: unknown; multipart?: { boundary: string; text: string } };
/**
 * `record`: works on one thing of an inbox, so that whoever may not see the inbox gets 404. `list`: shows only what one may
 * see. `free`: belongs to no inbox.
 */
export type Case = { reach: 'record' | 'list' | 'free'; make(api: TestApi, inboxId: string, agentId: string): Promise<Made> };

const text = (words: string) => [{ type: 'text', text: words }];
const free = (make: Case['make']): Case => ({ reach: 'free', make });
const list = (make: Case['make']): Case => ({ reach: 'list', make });
const record = (make: Case['make']): Case => ({ reach: 'record', make });

const withMessage = (made: Made): Case =>
  list(async (api, inboxId) => {
    await api.write(inboxId, 'hi');
    return made;
  });

const onConversation = (body?: unknown): Case =>
  record(async (api, inboxId) => ({ id: (await api.write(inboxId, '卡密在哪里？')).conversationId, body }));

const failedMessage = async (api: TestApi, inboxId: string): Promise<string> => {
  const { conversationId } = await api.write(inboxId, 'hello');
  const id = crypto.randomUUID();
  await api.database.pool.query(
    `insert into message (id, conversation_id, thread_id, seq, direction, author_type, channel, inbox_id, parts, state)
     select $1, $2, t.id, 2, 'outbound', 'agent', 'api', t.inbox_id, '[]', 'failed' from thread t where t.conversation_id = $2`,
    [id, conversationId],
  );
  return id;
};

const offerTo = async (api: TestApi, inboxId: string, agentId: string): Promise<string> => {
  const { conversationId } = await api.write(inboxId, 'a person please');
  const id = crypto.randomUUID();
  await api.database.pool.query("update conversation set handling = 'offered', queued_at = now() where id = $1", [conversationId]);
  const until = new Date(api.clock.now().getTime() + 30_000);
  await api.database.pool.query('insert into offer (id, conversation_id, agent_id, expires_at) values ($1, $2, $3, $4)', [
    id,
    conversationId,
    agentId,
    until,
  ]);
  return id;
};

const trayItem = async (api: TestApi, inboxId: string): Promise<string> => {
  const id = crypto.randomUUID();
  await api.database.pool.query(
    "insert into tray_item (id, kind, inbox_id, channel, reason, raw) values ($1, 'unparsable', $2, 'api', 'test', 'raw words')",
    [id, inboxId],
  );
  return id;
};

const asAdmin = async (api: TestApi, method: 'POST', url: string, body: unknown) => {
  const { headers } = await api.signIn('admin');
  return (await api.ask({ method, url, headers, payload: body as object })).json();
};
const slug = () => `a-${crypto.randomUUID()}`;
const article = () => ({
  slug: slug(),
  texts: { en: { title: 'Refunds', body: 'Within 7 days.' }, zh: { title: '退款', body: '7 天内。' } },
});
const newArticle = async (api: TestApi): Promise<string> => (await asAdmin(api, 'POST', '/api/v1/articles', article())).id;
const intent = () => ({ name: `i-${crypto.randomUUID()}`, title: { zh: '测试', en: 'Test' } });
const newIntent = async (api: TestApi): Promise<string> => (await asAdmin(api, 'POST', '/api/v1/intents', intent())).id;
const teach = async (api: TestApi, name: string): Promise<void> => {
  const intentId = (await asAdmin(api, 'POST', '/api/v1/intents', { ...intent(), name })).id;
  const texts = Array.from({ length: 6 }, (_, n) => `${name} ${n} ${'abcdef'[n]}`);
  await asAdmin(api, 'POST', '/api/v1/intent-examples', { intentId, texts });
};
const trainedModel = async (api: TestApi): Promise<string> => {
  const { id } = (
    await api.database.pool.query(
      "insert into intent_model (id, state, by, bytes) values (gen_random_uuid(), 'ready', 'test', $1) returning id",
      [
        saveIntentModel(
          trainIntents([
            { text: 'where is my order', intent: 'order' },
            { text: 'give my money back', intent: 'refund' },
          ]),
        ),
      ],
    )
  ).rows[0];
  return id;
};
const twoCustomers = async (api: TestApi, inboxId: string) => [
  (await api.write(inboxId, 'one')).customerId,
  (await api.write(inboxId, 'two')).customerId,
];

export const CASES: Readonly<Record<OperationName, Case>> = {
  listConversations: withMessage({ query: { q: 'hi', limit: '5' } }),
  getConversationCounts: list(async () => ({})),
  getConversation: onConversation(),
  listMessages: onConversation(),
  listDecisions: onConversation(),
  sendReply: onConversation({ parts: text('On its way.') }),
  previewReply: onConversation({ parts: text('**On** its way.') }),
  addNote: onConversation({ parts: text('paid twice') }),
  assignConversation: onConversation({ agentId: null }),
  resolveConversation: onConversation({}),
  reopenConversation: onConversation({}),
  snoozeConversation: record(async (api, inboxId) => ({
    id: (await api.write(inboxId, 'hi')).conversationId,
    body: { until: new Date(api.clock.now().getTime() + 3_600_000).toISOString() },
  })),
  markRead: onConversation({ seq: 1 }),
  handOver: onConversation({}),
  returnToAssistant: onConversation({}),
  moveThread: record(async (api, inboxId) => ({ id: (await api.write(inboxId, 'hi')).threadId, body: { conversationId: null } })),
  verifyThread: record(async (api, inboxId) => ({ id: (await api.write(inboxId, 'hi')).threadId, body: {} })),
  retryMessage: record(async (api, inboxId) => ({ id: await failedMessage(api, inboxId), body: {} })),
  cancelMessage: record(async (api, inboxId) => ({ id: await failedMessage(api, inboxId), body: {} })),
  getMessageHtml: record(async (api, inboxId) => ({
    id: (await api.write(inboxId, 'hi', { meta: { html: '<p onclick="x()">hi</p>' } })).messageId,
  })),
  uploadFile: free(async () => ({
    multipart: {
      boundary: 'b',
      text: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhello\r\n--b--\r\n',
    },
  })),
  search: list(async () => ({ query: { q: '退款' } })),
  listOffers: free(async (api, inboxId, agentId) => {
    await offerTo(api, inboxId, agentId);
    return {};
  }),
  acceptOffer: free(async (api, inboxId, agentId) => ({ id: await offerTo(api, inboxId, agentId), body: {} })),
  declineOffer: free(async (api, inboxId, agentId) => ({ id: await offerTo(api, inboxId, agentId), body: {} })),
  getMe: free(async () => ({})),
  updateMe: free(async () => ({ body: { locale: 'zh', availability: 'available' } })),
  listAgents: free(async () => ({})),
  createAgent: free(async () => ({ body: { name: 'Wei', email: `${crypto.randomUUID()}@example.com` } })),
  updateAgent: free(async (api) => ({ id: (await api.signIn('agent')).agentId, body: { role: 'supervisor' } })),
  createSignInLink: free(async (api) => ({ id: (await api.signIn('agent')).agentId, body: {} })),
  listTokens: free(async () => ({})),
  createToken: free(async () => ({ body: { name: 'shop', scopes: ['tray:read'] } })),
  revokeToken: free(async (api) => ({ id: (await asAdmin(api, 'POST', '/api/v1/tokens', { name: 't', scopes: ['tray:read'] })).token.id })),
  listCustomers: withMessage({}),
  getCustomer: record(async (api, inboxId) => ({ id: (await api.write(inboxId, 'hi')).customerId })),
  updateCustomer: record(async (api, inboxId) => ({ id: (await api.write(inboxId, 'hi')).customerId, body: { remark: 'kind' } })),
  joinCustomers: record(async (api, inboxId) => {
    const [id, otherId] = await twoCustomers(api, inboxId);
    return { id: id ?? '', body: { otherId } };
  }),
  withdrawEvidence: record(async (api, inboxId) => {
    const [id, otherId] = await twoCustomers(api, inboxId);
    return { id: (await asAdmin(api, 'POST', `/api/v1/customers/${id}/join`, { otherId })).evidence[0].id };
  }),
  listChannels: free(async () => ({})),
  listInboxes: list(async () => ({})),
  createInbox: free(async () => ({ body: { kind: 'api', name: 'Our app' } })),
  getInbox: record(async (_, inboxId) => ({ id: inboxId })),
  updateInbox: record(async (_, inboxId) => ({ id: inboxId, body: { strategy: { tone: 'brief' } } })),
  deleteInbox: record(async (api, inboxId) => ({
    id: inboxId === api.here ? (await asAdmin(api, 'POST', '/api/v1/inboxes', { kind: 'api', name: 'Short-lived' })).id : inboxId,
  })),
  receiveMessage: record(async (_, inboxId) => ({
    id: inboxId,
    body: { id: crypto.randomUUID(), from: { type: 'user', value: 'u1' }, parts: text('hi') },
  })),
  listArticles: free(async () => ({ query: { q: '退款', locale: 'zh' } })),
  getArticle: free(async (api) => ({ id: await newArticle(api) })),
  createArticle: free(async () => ({ body: article() })),
  updateArticle: free(async (api) => ({ id: await newArticle(api), body: article() })),
  deleteArticle: free(async (api) => ({ id: await newArticle(api) })),
  suggestArticles: onConversation(),
  listMacros: free(async () => ({})),
  saveMacro: free(async () => ({ body: { shortcut: 'thanks', title: 'Thanks', texts: { zh: '谢谢！' } } })),
  deleteMacro: free(async (api) => ({
    id: (await asAdmin(api, 'POST', '/api/v1/macros', { shortcut: slug().slice(0, 40), title: 'T', texts: { en: 'Hi' } })).id,
  })),
  understand: free(async () => ({ body: { text: '卡密无效，我要退款' } })),
  listIntents: free(async () => ({})),
  createIntent: free(async () => ({ body: intent() })),
  updateIntent: free(async (api) => ({ id: await newIntent(api), body: { enabled: false } })),
  deleteIntent: free(async (api) => ({ id: await newIntent(api) })),
  listIntentExamples: free(async () => ({ query: { intentId: 'none', q: '退款' } })),
  addIntentExamples: free(async (api) => ({ body: { intentId: await newIntent(api), texts: ['where is it', '在哪'] } })),
  deleteIntentExample: free(async (api) => {
    await asAdmin(api, 'POST', '/api/v1/intent-examples', { intentId: null, texts: [`out ${crypto.randomUUID()}`] });
    return { id: (await api.database.pool.query('select id from intent_example order by created_at desc limit 1')).rows[0].id };
  }),
  importIntents: free(async () => ({ body: { format: 'csv', text: 'text,intent\nwhere is my code,where-is-code\n', dryRun: false } })),
  listIntentModels: free(async () => ({})),
  trainIntents: free(async (api) => {
    await api.database.pool.query("update intent_model set state = 'failed' where state in ('waiting', 'training')");
    await api.database.pool.query('delete from intent');
    for (const name of ['one', 'two']) await teach(api, name);
    return { body: {} };
  }),
  compareIntentModel: free(async (api) => ({ id: await trainedModel(api) })),
  publishIntentModel: free(async (api) => ({ id: await trainedModel(api), body: {} })),
  listLabelClusters: list(async () => ({})),
  labelMessages: list(async (api, inboxId) => ({
    body: { messageIds: [(await api.write(inboxId, `is it open ${crypto.randomUUID()}`)).messageId], intent: null },
  })),
  listTray: list(async (api, inboxId) => {
    await trayItem(api, inboxId);
    return {};
  }),
  getTrayItem: record(async (api, inboxId) => ({ id: await trayItem(api, inboxId) })),
  retryTrayItem: record(async (api, inboxId) => ({ id: await trayItem(api, inboxId), body: {} })),
  discardTrayItem: record(async (api, inboxId) => ({ id: await trayItem(api, inboxId), body: { why: 'spam' } })),
  listAudit: free(async () => ({})),
};
