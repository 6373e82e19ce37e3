// biome-ignore-all format: one operation a line, read as a table
/**
 * The public HTTP API as one table: path, permission, input and output of every operation. The server builds its routes
 * and its OpenAPI document from it, the sdk its types, so that none of them can drift. Times are ISO 8601 in UTC.
 */
import { z } from 'zod';
import * as n from './intents.ts';
import * as r from './resources.ts';

/** What a person or token may do. Record-level scope (which inboxes) is applied in the queries on top. */
export const PERMISSIONS = [
  'conversations:read', 'conversations:write', 'customers:read', 'customers:write', 'inboxes:read', 'inboxes:write',
  'knowledge:read', 'knowledge:write', 'agents:read', 'agents:write', 'tray:read', 'tray:write', 'tokens:write', 'audit:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type Operation = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  /** null: no sign-in needed; 'self': any signed-in person or token. */
  permission: Permission | 'self' | null;
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  status?: number;
  /** Largest body in bytes, where the server's own limit is too small. */
  maxBytes?: number;
};

const op = <const T extends Operation>(operation: T): T => operation;
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
const paging = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) };
const done = z.object({ ok: z.literal(true) });
const v1 = '/api/v1';

export const OPERATIONS = {
  // ── conversations ────────────────────────────────────────────────────────────────────────────────
  listConversations: op({ method: 'GET', path: `${v1}/conversations`, permission: 'conversations:read', summary: 'List conversations, longest waiting or newest first.', query: z.object({ ...paging, view: z.enum(['mine', 'queue', 'all']).default('all'), status: z.enum(['open', 'snoozed', 'resolved']).optional(), channel: z.string().max(40).optional(), inboxId: z.uuid().optional(), language: z.string().max(35).optional(), customerId: z.uuid().optional(), unread: z.stringbool().optional(), sort: z.enum(['newest', 'waiting']).default('newest'), q: z.string().max(200).optional(), intent: z.string().max(80).optional().describe('An intent or a parent of intents, of the last message that had one.'), mood: z.enum(['calm', 'tense', 'angry']).optional(), urgent: z.stringbool().optional().describe('true: only conversations that cannot wait.') }), response: page(r.ConversationSummary) }),
  getConversationCounts: op({ method: 'GET', path: `${v1}/conversations/counts`, permission: 'conversations:read', summary: 'How many conversations wait in each view.', response: z.object({ mine: z.int(), queue: z.int(), all: z.int(), unread: z.int() }) }),
  getConversation: op({ method: 'GET', path: `${v1}/conversations/{id}`, permission: 'conversations:read', summary: 'One conversation with its threads and customer.', response: r.Conversation }),
  listMessages: op({ method: 'GET', path: `${v1}/conversations/{id}/messages`, permission: 'conversations:read', summary: 'Messages of all threads in one stream, oldest first. Without a cursor: the newest page.', query: z.object({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.coerce.number().int().nonnegative().optional().describe('Only messages with a greater seq: catching up after sleep.') }), response: page(r.Message) }),
  listDecisions: op({ method: 'GET', path: `${v1}/conversations/{id}/decisions`, permission: 'conversations:read', summary: 'Why things happened: every decision with its inputs.', response: page(r.Decision) }),
  sendReply: op({ method: 'POST', path: `${v1}/conversations/{id}/replies`, permission: 'conversations:write', summary: 'Answer the customer on one of the conversation\'s threads. Honours Idempotency-Key.', body: r.ReplyInput, response: r.Message, status: 201 }),
  previewReply: op({ method: 'POST', path: `${v1}/conversations/{id}/preview`, permission: 'conversations:read', summary: 'How each channel of the conversation would show these parts, with what would be lost.', body: z.object({ parts: z.array(r.Part).min(1).max(20) }), response: z.object({ items: z.array(r.Preview) }) }),
  addNote: op({ method: 'POST', path: `${v1}/conversations/{id}/notes`, permission: 'conversations:write', summary: 'Add a note that only agents see.', body: r.NoteInput, response: r.Message, status: 201 }),
  assignConversation: op({ method: 'POST', path: `${v1}/conversations/{id}/assign`, permission: 'conversations:write', summary: 'Give the conversation to an agent, or back to the queue with null.', body: z.object({ agentId: z.uuid().nullable() }), response: r.Conversation }),
  resolveConversation: op({ method: 'POST', path: `${v1}/conversations/{id}/resolve`, permission: 'conversations:write', summary: 'Mark as resolved.', body: z.object({}).optional(), response: r.Conversation }),
  reopenConversation: op({ method: 'POST', path: `${v1}/conversations/{id}/reopen`, permission: 'conversations:write', summary: 'Open again.', body: z.object({}).optional(), response: r.Conversation }),
  snoozeConversation: op({ method: 'POST', path: `${v1}/conversations/{id}/snooze`, permission: 'conversations:write', summary: 'Hide until a time; a new customer message wakes it sooner.', body: z.object({ until: z.iso.datetime() }), response: r.Conversation }),
  markRead: op({ method: 'POST', path: `${v1}/conversations/{id}/read`, permission: 'conversations:read', summary: 'This agent has read up to a message seq.', body: z.object({ seq: z.int().nonnegative() }), response: done }),
  handOver: op({ method: 'POST', path: `${v1}/conversations/{id}/hand-over`, permission: 'conversations:write', summary: 'Take the conversation from the assistant and put it in the queue.', body: z.object({}).optional(), response: r.Conversation }),
  returnToAssistant: op({ method: 'POST', path: `${v1}/conversations/{id}/return-to-assistant`, permission: 'conversations:write', summary: 'Let the assistant answer again.', body: z.object({}).optional(), response: r.Conversation }),
  moveThread: op({ method: 'POST', path: `${v1}/threads/{id}/move`, permission: 'conversations:write', summary: 'Move a thread to another conversation, or to a new one with null. Undoes a wrong placement.', body: z.object({ conversationId: z.uuid().nullable() }), response: r.Conversation }),
  verifyThread: op({ method: 'POST', path: `${v1}/threads/{id}/verify`, permission: 'conversations:write', summary: 'An agent vouches that the writer of this thread is the customer.', body: z.object({}).optional(), response: r.Conversation }),
  retryMessage: op({ method: 'POST', path: `${v1}/messages/{id}/retry`, permission: 'conversations:write', summary: 'Send a failed message again, on the same thread or another one.', body: z.object({ threadId: z.uuid().optional() }), response: r.Message }),
  cancelMessage: op({ method: 'POST', path: `${v1}/messages/{id}/cancel`, permission: 'conversations:write', summary: 'Undo a reply that has not left yet (5 s). 409 once it has.', body: z.object({}).optional(), response: done }),
  getMessageHtml: op({ method: 'GET', path: `${v1}/messages/{id}/html`, permission: 'conversations:read', summary: 'Sanitised HTML of a mail; remote images only with images=1.', query: z.object({ images: z.stringbool().default(false) }), response: z.object({ html: z.string(), blockedImages: z.int() }) }),
  uploadFile: op({ method: 'POST', path: `${v1}/files`, permission: 'conversations:write', summary: 'Upload one file (multipart field "file"); its type is found from its content.', response: r.StoredFile, status: 201 }),
  search: op({ method: 'GET', path: `${v1}/search`, permission: 'conversations:read', summary: 'Search messages, customers and references in Chinese and English.', query: z.object({ q: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }), response: r.SearchResult }),
  // ── offers and agents ────────────────────────────────────────────────────────────────────────────
  listOffers: op({ method: 'GET', path: `${v1}/offers`, permission: 'self', summary: 'Offers waiting for me.', response: page(r.Offer) }),
  acceptOffer: op({ method: 'POST', path: `${v1}/offers/{id}/accept`, permission: 'self', summary: 'Take the offered conversation. 409 when it has lapsed.', body: z.object({}).optional(), response: r.Conversation }),
  declineOffer: op({ method: 'POST', path: `${v1}/offers/{id}/decline`, permission: 'self', summary: 'Pass it to the next agent.', body: z.object({}).optional(), response: done }),
  getMe: op({ method: 'GET', path: `${v1}/me`, permission: 'self', summary: 'Who am I.', response: r.Me }),
  updateMe: op({ method: 'PATCH', path: `${v1}/me`, permission: 'self', summary: 'Change my name, language or availability.', body: r.MeInput, response: r.Me }),
  listAgents: op({ method: 'GET', path: `${v1}/agents`, permission: 'agents:read', summary: 'Everybody who works here.', response: page(r.Agent) }),
  createAgent: op({ method: 'POST', path: `${v1}/agents`, permission: 'agents:write', summary: 'Invite a colleague; answers a one-time sign-in link.', body: r.AgentInput, response: z.object({ agent: r.Agent, signInLink: z.string() }), status: 201 }),
  updateAgent: op({ method: 'PATCH', path: `${v1}/agents/{id}`, permission: 'agents:write', summary: 'Change role, inboxes or capacity.', body: r.AgentChange, response: r.Agent }),
  createSignInLink: op({ method: 'POST', path: `${v1}/agents/{id}/sign-in-link`, permission: 'agents:write', summary: 'A new one-time sign-in link for a colleague who cannot get in; replaces unused ones.', body: z.object({}).optional(), response: z.object({ signInLink: z.string() }), status: 201 }),
  listTokens: op({ method: 'GET', path: `${v1}/tokens`, permission: 'tokens:write', summary: 'API tokens, without their secrets.', response: page(r.Token) }),
  createToken: op({ method: 'POST', path: `${v1}/tokens`, permission: 'tokens:write', summary: 'New API token; the secret is shown once.', body: r.TokenInput, response: z.object({ token: r.Token, secret: z.string() }), status: 201 }),
  revokeToken: op({ method: 'DELETE', path: `${v1}/tokens/{id}`, permission: 'tokens:write', summary: 'Revoke at once.', response: done }),
  // ── customers ────────────────────────────────────────────────────────────────────────────────────
  listCustomers: op({ method: 'GET', path: `${v1}/customers`, permission: 'customers:read', summary: 'Customers, last heard from first.', query: z.object({ ...paging, q: z.string().max(200).optional() }), response: page(r.CustomerSummary) }),
  getCustomer: op({ method: 'GET', path: `${v1}/customers/{id}`, permission: 'customers:read', summary: 'A customer with identities, evidence, conversations, orders and pages.', response: r.Customer }),
  updateCustomer: op({ method: 'PATCH', path: `${v1}/customers/{id}`, permission: 'customers:write', summary: 'Change name, language, value or remark.', body: r.CustomerChange, response: r.Customer }),
  joinCustomers: op({ method: 'POST', path: `${v1}/customers/{id}/join`, permission: 'customers:write', summary: 'Say that another customer is the same person. Adds evidence; nothing is overwritten.', body: z.object({ otherId: z.uuid(), note: z.string().max(500).optional() }), response: r.Customer }),
  withdrawEvidence: op({ method: 'DELETE', path: `${v1}/evidence/{id}`, permission: 'customers:write', summary: 'Withdraw a piece of evidence; customers held together only by it part again, losing nothing.', response: done }),
  // ── inboxes and channels ─────────────────────────────────────────────────────────────────────────
  listChannels: op({ method: 'GET', path: `${v1}/channels`, permission: 'inboxes:read', summary: 'Channel kinds with abilities and settings form.', response: page(r.ChannelKind) }),
  listInboxes: op({ method: 'GET', path: `${v1}/inboxes`, permission: 'inboxes:read', summary: 'Configured accounts.', response: page(r.Inbox) }),
  createInbox: op({ method: 'POST', path: `${v1}/inboxes`, permission: 'inboxes:write', summary: 'Connect an account: {kind, name, settings}.', body: r.InboxInput, response: r.Inbox, status: 201 }),
  getInbox: op({ method: 'GET', path: `${v1}/inboxes/{id}`, permission: 'inboxes:read', summary: 'One inbox; secrets are never shown, only whether they are set.', response: r.Inbox }),
  updateInbox: op({ method: 'PATCH', path: `${v1}/inboxes/{id}`, permission: 'inboxes:write', summary: 'Change name, settings (secrets left out stay) or strategy.', body: r.InboxChange, response: r.Inbox }),
  deleteInbox: op({ method: 'DELETE', path: `${v1}/inboxes/{id}`, permission: 'inboxes:write', summary: 'Disconnect. Its conversations stay.', response: done }),
  receiveMessage: op({ method: 'POST', path: `${v1}/inboxes/{id}/messages`, permission: 'conversations:write', summary: 'API channel: a message from a customer of your system. Safe to repeat with the same id.', body: r.ApiMessageInput, response: r.Accepted, status: 201 }),
  // ── knowledge ────────────────────────────────────────────────────────────────────────────────────
  listArticles: op({ method: 'GET', path: `${v1}/articles`, permission: 'knowledge:read', summary: 'Articles of the knowledge base.', query: z.object({ ...paging, q: z.string().max(200).optional(), locale: z.enum(['zh', 'en']).optional() }), response: page(r.Article) }),
  getArticle: op({ method: 'GET', path: `${v1}/articles/{id}`, permission: 'knowledge:read', summary: 'One article in all its languages.', response: r.Article }),
  createArticle: op({ method: 'POST', path: `${v1}/articles`, permission: 'knowledge:write', summary: 'Write an article.', body: r.ArticleInput, response: r.Article, status: 201 }),
  updateArticle: op({ method: 'PUT', path: `${v1}/articles/{id}`, permission: 'knowledge:write', summary: 'Replace an article.', body: r.ArticleInput, response: r.Article }),
  deleteArticle: op({ method: 'DELETE', path: `${v1}/articles/{id}`, permission: 'knowledge:write', summary: 'Take an article out; the assistant no longer uses it.', response: done }),
  suggestArticles: op({ method: 'GET', path: `${v1}/conversations/{id}/suggestions`, permission: 'conversations:read', summary: 'Articles that answer the last customer message, with confidence.', response: page(r.Suggestion) }),
  listMacros: op({ method: 'GET', path: `${v1}/macros`, permission: 'knowledge:read', summary: 'Canned replies.', response: page(r.Macro) }),
  saveMacro: op({ method: 'POST', path: `${v1}/macros`, permission: 'knowledge:write', summary: 'Write a canned reply.', body: r.MacroInput, response: r.Macro, status: 201 }),
  deleteMacro: op({ method: 'DELETE', path: `${v1}/macros/{id}`, permission: 'knowledge:write', summary: 'Remove a canned reply.', response: done }),
  // ── understanding ────────────────────────────────────────────────────────────────────────────────
  understand: op({ method: 'POST', path: `${v1}/understand`, permission: 'knowledge:read', summary: 'What the center reads in a text: language, intent, mood, urgency, entities, and why. Stores nothing.', body: n.UnderstandInput, response: n.Understanding }),
  listIntents: op({ method: 'GET', path: `${v1}/intents`, permission: 'knowledge:read', summary: 'Every intent with the number of its examples, by name.', response: page(n.Intent) }),
  createIntent: op({ method: 'POST', path: `${v1}/intents`, permission: 'knowledge:write', summary: 'Add an intent.', body: n.IntentInput, response: n.Intent, status: 201 }),
  updateIntent: op({ method: 'PATCH', path: `${v1}/intents/{id}`, permission: 'knowledge:write', summary: 'Rename, describe, switch off. Takes effect with the next published version.', body: n.IntentChange, response: n.Intent }),
  deleteIntent: op({ method: 'DELETE', path: `${v1}/intents/{id}`, permission: 'knowledge:write', summary: 'Remove an intent and its examples.', response: done }),
  listIntentExamples: op({ method: 'GET', path: `${v1}/intent-examples`, permission: 'knowledge:read', summary: 'Examples, newest first; of one intent, or with intentId=none those out of scope.', query: z.object({ ...paging, intentId: z.union([z.uuid(), z.literal(n.NO_INTENT)]).optional(), q: z.string().max(200).optional() }), response: page(n.IntentExample) }),
  addIntentExamples: op({ method: 'POST', path: `${v1}/intent-examples`, permission: 'knowledge:write', summary: 'Add examples; a text that is known elsewhere moves here.', body: n.IntentExamplesInput, response: n.ExamplesAdded, status: 201 }),
  deleteIntentExample: op({ method: 'DELETE', path: `${v1}/intent-examples/{id}`, permission: 'knowledge:write', summary: 'Remove one example.', response: done }),
  importIntents: op({ method: 'POST', path: `${v1}/intents/import`, permission: 'knowledge:write', summary: 'Take over intents and examples from CSV (text,intent), a Rasa nlu.yml, or a Dialogflow export (JSON of intents). dryRun only reports.', maxBytes: 24_000_000, body: n.IntentImport, response: n.ImportReport }),
  listIntentModels: op({ method: 'GET', path: `${v1}/intent-models`, permission: 'knowledge:read', summary: 'Versions, newest first, with figures by cross-validation.', response: page(n.IntentModel) }),
  trainIntents: op({ method: 'POST', path: `${v1}/intent-models`, permission: 'knowledge:write', summary: 'Train a new version from the examples as they stand. Answers at once; follow its progress in listIntentModels. 409 while one is training.', body: z.object({}).optional(), response: n.IntentModel, status: 202 }),
  compareIntentModel: op({ method: 'GET', path: `${v1}/intent-models/{id}/comparison`, permission: 'conversations:read', summary: 'How a version would have read the messages of the last week, beside the live one.', response: n.IntentComparison }),
  publishIntentModel: op({ method: 'POST', path: `${v1}/intent-models/{id}/publish`, permission: 'knowledge:write', summary: 'Make this version the live one; an older one too.', body: z.object({}).optional(), response: n.IntentModel }),
  listLabelClusters: op({ method: 'GET', path: `${v1}/label-clusters`, permission: 'conversations:read', summary: 'Messages of the last weeks that were not understood with certainty, grouped by likeness, largest group first.', response: page(n.LabelCluster) }),
  labelMessages: op({ method: 'POST', path: `${v1}/labels`, permission: 'conversations:write', summary: 'Say what messages ask for; they become examples. Also how an agent corrects the machine.', body: n.LabelInput, response: n.ExamplesAdded }),
  // ── tray, audit ──────────────────────────────────────────────────────────────────────────────────
  listTray: op({ method: 'GET', path: `${v1}/tray`, permission: 'tray:read', summary: 'Whatever could not be placed, parsed or sent.', query: z.object({ ...paging, state: z.enum(['waiting', 'retried', 'discarded']).default('waiting') }), response: page(r.TrayItem) }),
  getTrayItem: op({ method: 'GET', path: `${v1}/tray/{id}`, permission: 'tray:read', summary: 'One item with its raw form.', response: r.TrayItemWithRaw }),
  retryTrayItem: op({ method: 'POST', path: `${v1}/tray/{id}/retry`, permission: 'tray:write', summary: 'Try again.', body: z.object({}).optional(), response: r.TrayItem }),
  discardTrayItem: op({ method: 'POST', path: `${v1}/tray/{id}/discard`, permission: 'tray:write', summary: 'Put away for good (audited; the raw form is kept).', body: z.object({ why: z.string().max(500).optional() }).optional(), response: r.TrayItem }),
  listAudit: op({ method: 'GET', path: `${v1}/audit`, permission: 'audit:read', summary: 'Who did what, newest first.', query: z.object(paging), response: page(r.AuditEntry) }),
} as const;

export type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
/** Path parameters `{id}` of an operation. */
export type ParamsOf<N extends OperationName> = Operations[N]['path'] extends `${string}{id}${string}` ? { id: string } : Record<never, never>;
export type QueryOf<N extends OperationName> = Operations[N] extends { query: infer Q extends z.ZodType } ? z.infer<Q> : Record<never, never>;
export type QueryInputOf<N extends OperationName> = Operations[N] extends { query: infer Q extends z.ZodType } ? z.input<Q> : Record<never, never>;
export type BodyOf<N extends OperationName> = Operations[N] extends { body: infer B extends z.ZodType } ? z.infer<B> : undefined;
export type BodyInputOf<N extends OperationName> = Operations[N] extends { body: infer B extends z.ZodType } ? z.input<B> : undefined;
export type ResponseOf<N extends OperationName> = z.infer<Operations[N]['response']>;

/** RFC 9457 problem details; `code` is stable and listed in docs/errors.md. */
export const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), code: z.string(), detail: z.string().optional(), issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(), facts: z.record(z.string(), z.unknown()).optional().describe('What fills the sentence: limits, counts, ids.') });
export type Problem = z.infer<typeof Problem>;
