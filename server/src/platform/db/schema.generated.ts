/** The tables as Kysely sees them. Written from the migrated schema by `npm run generate -w server`: do not edit. */
import type { ColumnType, GeneratedAlways } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** Read: the parsed value. Write: an object, or JSON text (an array must be text: pg would send it as a Postgres array). */
type Json = ColumnType<unknown, JsonInput, JsonInput>;
type JsonInput = string | number | boolean | { [key: string]: unknown };
/** Has a default: may be left out when inserting. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

type AgentTable = {
  id: string;
  user_id: string;
  name: string;
  email: string;
  role: 'agent' | 'supervisor' | 'admin';
  availability: Generated<'available' | 'away'>;
  languages: Generated<string[]>;
  capacity: Generated<number>;
  inbox_ids: string[] | null;
  locale: 'zh' | 'en' | null;
  disabled_at: Timestamp | null;
  last_seen_at: Timestamp | null;
  created_at: Generated<Timestamp>;
};

type ApiTokenTable = {
  id: string;
  name: string;
  secret_hash: string;
  scopes: string[];
  inbox_ids: string[] | null;
  created_by: string;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp | null;
  last_used_at: Timestamp | null;
  revoked_at: Timestamp | null;
};

type ArticleTable = {
  id: string;
  slug: string;
  tags: Generated<string[]>;
  texts: Json;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
};

type AssistantStateTable = {
  conversation_id: string;
  failed_answers: Generated<number>;
  clarified: Generated<boolean>;
  last_article_id: string | null;
  tried: Generated<Json>;
  updated_at: Generated<Timestamp>;
};

type AuditEntryTable = {
  id: GeneratedAlways<number>;
  at: Generated<Timestamp>;
  actor: string;
  act: string;
  subject: string;
  facts: Generated<Json>;
};

type AuthAccountTable = {
  id: string;
  user_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Timestamp | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
};

type AuthSessionTable = {
  id: string;
  user_id: string;
  token: string;
  via: Generated<string>;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
};

type AuthUserTable = {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
};

type AuthVerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
};

type ConversationTable = {
  id: string;
  reference: string;
  customer_id: string;
  identity_id: string;
  subject: Generated<string>;
  status: Generated<'open' | 'snoozed' | 'resolved'>;
  handling: Generated<'assistant' | 'queued' | 'offered' | 'agent'>;
  assignee_id: string | null;
  language: Generated<string>;
  channels: Generated<string[]>;
  inbox_ids: Generated<string[]>;
  seq: Generated<number>;
  waiting_since: Timestamp | null;
  queued_at: Timestamp | null;
  last_text: Generated<string>;
  last_author: Generated<string>;
  last_channel: Generated<string>;
  last_at: Generated<Timestamp>;
  snoozed_until: Timestamp | null;
  resolved_at: Timestamp | null;
  packet: Json | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  last_slot: GeneratedAlways<Timestamp | null>;
  intent: string | null;
  mood: Generated<'calm' | 'tense' | 'angry'>;
  urgency: Generated<number>;
};

type CustomerTable = {
  id: string;
  name: Generated<string>;
  language: string | null;
  value: Generated<'normal' | 'vip'>;
  remark: Generated<string>;
  last_at: Timestamp | null;
  created_at: Generated<Timestamp>;
};

type DecisionTable = {
  id: string;
  conversation_id: string;
  thread_id: string | null;
  message_id: string | null;
  kind: string;
  outcome: string;
  reason: string;
  facts: Generated<Json>;
  at: Generated<Timestamp>;
  undone_at: Timestamp | null;
};

type EventLogTable = {
  id: GeneratedAlways<number>;
  xid: string;
  type: string;
  key: string;
  lane: number;
  data: Json;
  at: Generated<Timestamp>;
};

type EvidenceTable = {
  id: string;
  identity_a: string;
  identity_b: string;
  kind: string;
  weight: number;
  by: string;
  facts: Generated<Json>;
  at: Generated<Timestamp>;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
};

type FailedEventTable = {
  consumer: string;
  event_id: number;
  key: string;
  attempts: number;
  error: string;
  failed_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
};

type FileUseTable = {
  file_id: string;
  message_id: string;
};

type HandledEventTable = {
  consumer: string;
  event_id: number;
};

type IdempotentAnswerTable = {
  actor: string;
  key: string;
  request_hash: string;
  status: number;
  body: Json | null;
  created_at: Generated<Timestamp>;
};

type IdentityTable = {
  id: string;
  customer_id: string;
  home_id: string;
  type: string;
  scope: Generated<string>;
  value: string;
  name: string | null;
  verified: Generated<boolean>;
  channel: string;
  first_at: Generated<Timestamp>;
  last_at: Generated<Timestamp>;
};

type InboxTable = {
  id: string;
  kind: string;
  name: string;
  account: string | null;
  settings: Generated<Json>;
  secrets: string | null;
  strategy: Generated<Json>;
  webhook_key: string;
  enabled: Generated<boolean>;
  playground: Generated<boolean>;
  state: Generated<Json>;
  created_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
};

type IntentTable = {
  id: string;
  name: string;
  title: Json;
  about: Generated<Json>;
  origin: 'pack' | 'shop';
  enabled: Generated<boolean>;
  updated_at: Generated<Timestamp>;
};

type IntentDoubtTable = {
  message_id: string;
  conversation_id: string;
  inbox_id: string;
  text: string;
  language: string;
  guesses: Json;
  at: Timestamp;
};

type IntentExampleTable = {
  id: string;
  intent_id: string | null;
  text: string;
  text_key: string;
  locale: string;
  origin: 'pack' | 'hand' | 'import' | 'label';
  message_id: string | null;
  created_at: Generated<Timestamp>;
};

type IntentModelTable = {
  id: string;
  version: GeneratedAlways<number>;
  state: 'waiting' | 'training' | 'ready' | 'live' | 'retired' | 'failed';
  progress: Generated<number>;
  bytes: Buffer | null;
  figures: Json | null;
  error: string | null;
  by: string;
  created_at: Generated<Timestamp>;
  trained_at: Timestamp | null;
  published_at: Timestamp | null;
};

type LanePositionTable = {
  consumer: string;
  lane: number;
  position: Generated<number>;
  updated_at: Generated<Timestamp>;
};

type MacroTable = {
  id: string;
  shortcut: string;
  title: string;
  texts: Json;
};

type MessageTable = {
  id: string;
  conversation_id: string;
  thread_id: string | null;
  seq: number;
  direction: 'inbound' | 'outbound';
  internal: Generated<boolean>;
  author_type: 'customer' | 'agent' | 'assistant' | 'system';
  author_id: string | null;
  author_name: Generated<string>;
  channel: string | null;
  inbox_id: string | null;
  parts: Json;
  text: Generated<string>;
  external_key: string | null;
  external_at: Timestamp | null;
  meta: Generated<Json>;
  sources: Generated<Json>;
  understanding: Json | null;
  state: 'received' | 'held' | 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'maybe-sent' | 'cancelled';
  state_at: Generated<Timestamp>;
  attempts: Generated<number>;
  error: Json | null;
  next_try_at: Timestamp | null;
  pieces: Generated<Json>;
  provider_ids: Generated<string[]>;
  numbered: Json | null;
  created_at: Generated<Timestamp>;
  shown_at: Timestamp | null;
};

type MessageSearchTable = {
  message_id: string;
  conversation_id: string;
  inbox_id: string | null;
  tokens: string;
  at: Timestamp;
};

type OfferTable = {
  id: string;
  conversation_id: string;
  agent_id: string;
  state: Generated<'made' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn'>;
  why: Generated<Json>;
  made_at: Generated<Timestamp>;
  expires_at: Timestamp;
  settled_at: Timestamp | null;
};

type OutboxTable = {
  message_id: string;
  thread_id: string;
  inbox_id: string;
  position: GeneratedAlways<number>;
  due_at: Generated<Timestamp>;
  attempts: Generated<number>;
  pieces: Json | null;
  pieces_sent: Generated<number>;
  leased_until: Timestamp | null;
  lease: string | null;
  created_at: Generated<Timestamp>;
};

type PageViewTable = {
  id: GeneratedAlways<number>;
  identity_id: string;
  url: string;
  title: Generated<string>;
  at: Generated<Timestamp>;
};

type ProductTable = {
  id: string;
  name: Json;
  price: Json;
  facts: Generated<Json>;
};

type ReadingTable = {
  conversation_id: string;
  agent_id: string;
  seq: number;
};

type SchemaMigrationTable = {
  number: number;
  name: string;
  checksum: string;
  applied_at: Generated<Timestamp>;
};

type ShopOrderTable = {
  number: string;
  product_id: string;
  handle: string;
  status: string;
  quantity: number;
  amount: number;
  currency: string;
  placed_at: Timestamp;
};

type SignInAttemptTable = {
  key: string;
  failures: number;
  blocked_until: Timestamp | null;
  last_attempt: string;
  last_at: Timestamp;
};

type SignInLinkTable = {
  token_hash: string;
  agent_id: string;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  created_at: Generated<Timestamp>;
};

type SourceCursorTable = {
  inbox_id: string;
  name: string;
  value: string;
  updated_at: Generated<Timestamp>;
};

type StoredFileTable = {
  id: string;
  sha256: string;
  bytes: number;
  mime: string;
  kind: 'image' | 'audio' | 'video' | 'file';
  name: string;
  created_at: Generated<Timestamp>;
  uploader: string | null;
};

type ThreadTable = {
  id: string;
  conversation_id: string;
  inbox_id: string;
  channel: string;
  thread_key: string;
  identity_id: string;
  address: Json;
  verified: Generated<boolean>;
  joined_by: 'first' | 'same-customer' | 'reference' | 'token' | 'continued' | 'moved';
  token: string;
  context: Generated<Json>;
  last_inbound_at: Timestamp | null;
  last_at: Generated<Timestamp>;
  created_at: Generated<Timestamp>;
};

type TrayItemTable = {
  id: string;
  kind: 'unparsable' | 'unplaced' | 'rejected' | 'unsent' | 'event-failed';
  inbox_id: string | null;
  channel: string | null;
  reason: string;
  detail: Generated<string>;
  raw: Generated<Buffer>;
  context: Generated<Json>;
  state: Generated<'waiting' | 'retried' | 'discarded'>;
  conversation_id: string | null;
  message_id: string | null;
  created_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
  settled_by: string | null;
};

export type DB = {
  agent: AgentTable;
  api_token: ApiTokenTable;
  article: ArticleTable;
  assistant_state: AssistantStateTable;
  audit_entry: AuditEntryTable;
  auth_account: AuthAccountTable;
  auth_session: AuthSessionTable;
  auth_user: AuthUserTable;
  auth_verification: AuthVerificationTable;
  conversation: ConversationTable;
  customer: CustomerTable;
  decision: DecisionTable;
  event_log: EventLogTable;
  evidence: EvidenceTable;
  failed_event: FailedEventTable;
  file_use: FileUseTable;
  handled_event: HandledEventTable;
  idempotent_answer: IdempotentAnswerTable;
  identity: IdentityTable;
  inbox: InboxTable;
  intent: IntentTable;
  intent_doubt: IntentDoubtTable;
  intent_example: IntentExampleTable;
  intent_model: IntentModelTable;
  lane_position: LanePositionTable;
  macro: MacroTable;
  message: MessageTable;
  message_search: MessageSearchTable;
  offer: OfferTable;
  outbox: OutboxTable;
  page_view: PageViewTable;
  product: ProductTable;
  reading: ReadingTable;
  schema_migration: SchemaMigrationTable;
  shop_order: ShopOrderTable;
  sign_in_attempt: SignInAttemptTable;
  sign_in_link: SignInLinkTable;
  source_cursor: SourceCursorTable;
  stored_file: StoredFileTable;
  thread: ThreadTable;
  tray_item: TrayItemTable;
};
