-- The nouns of the first floor. Each table belongs to the room named above it; rooms refer to each other by bare ids.

-- customers ---------------------------------------------------------------------------------------------------------
create table customer (
  id         uuid primary key,
  name       text not null default '',
  language   text,
  value      text not null default 'normal' check (value in ('normal', 'vip')),
  remark     text not null default '',
  last_at    timestamptz,
  created_at timestamptz not null default now()
);
create index customer_last on customer (last_at desc nulls last, id);

create table identity (
  id          uuid primary key,
  -- The set this identity is in now; `home_id` is the one it was born with, where it returns when evidence is withdrawn.
  customer_id uuid not null references customer,
  home_id     uuid not null references customer,
  type        text not null,
  scope       text not null default '',
  value       text not null,
  name        text,
  verified    boolean not null default false,
  channel     text not null,
  first_at    timestamptz not null default now(),
  last_at     timestamptz not null default now(),
  unique (type, scope, value)
);
create index identity_customer on identity (customer_id);
create index identity_value on identity (lower(value) text_pattern_ops);

create table evidence (
  id           uuid primary key,
  identity_a   uuid not null references identity,
  identity_b   uuid not null references identity,
  kind         text not null,
  weight       real not null check (weight between 0 and 1),
  by           text not null,
  facts        jsonb not null default '{}',
  at           timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text
);
create index evidence_a on evidence (identity_a) where withdrawn_at is null;
create index evidence_b on evidence (identity_b) where withdrawn_at is null;
create unique index evidence_once on evidence (identity_a, identity_b, kind) where withdrawn_at is null;

create table page_view (
  id          bigint generated always as identity primary key,
  identity_id uuid not null references identity,
  url         text not null,
  title       text not null default '',
  at          timestamptz not null default now()
);
create index page_view_identity on page_view (identity_id, id desc);

-- inboxes -----------------------------------------------------------------------------------------------------------
create table inbox (
  id          uuid primary key,
  kind        text not null,
  name        text not null,
  account     text,
  settings    jsonb not null default '{}',
  -- Sealed JSON object of the secret settings (platform/secrets).
  secrets     text,
  strategy    jsonb not null default '{}',
  webhook_key text not null unique,
  enabled     boolean not null default true,
  playground  boolean not null default false,
  state       jsonb not null default '{"ok": true, "detail": ""}',
  created_at  timestamptz not null default now(),
  deleted_at  timestamptz
);
create unique index inbox_account on inbox (kind, account) where deleted_at is null and account is not null;

create table source_cursor (
  inbox_id   uuid not null references inbox,
  name       text not null,
  value      text not null,
  updated_at timestamptz not null default now(),
  primary key (inbox_id, name)
);

-- conversations -----------------------------------------------------------------------------------------------------
create sequence conversation_number as integer minvalue 1 maxvalue 10000000;

create table conversation (
  id            uuid primary key,
  reference     text not null unique,
  customer_id   uuid not null,
  -- The identity it was opened by: when evidence is withdrawn the conversation follows it.
  identity_id   uuid not null,
  subject       text not null default '',
  status        text not null default 'open' check (status in ('open', 'snoozed', 'resolved')),
  handling      text not null default 'assistant' check (handling in ('assistant', 'queued', 'offered', 'agent')),
  assignee_id   uuid,
  language      text not null default 'und',
  channels      text[] not null default '{}',
  inbox_ids     uuid[] not null default '{}',
  seq           integer not null default 0,
  waiting_since timestamptz,
  queued_at     timestamptz,
  last_text     text not null default '',
  last_author   text not null default 'customer',
  last_channel  text not null default '',
  last_at       timestamptz not null default now(),
  snoozed_until timestamptz,
  resolved_at   timestamptz,
  packet        jsonb,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
create index conversation_customer on conversation (customer_id, last_at desc);
create index conversation_identity on conversation (identity_id);
create index conversation_newest on conversation (last_at desc, id desc);
create index conversation_status on conversation (status, last_at desc, id desc);
create index conversation_waiting on conversation (waiting_since, id) where status = 'open' and waiting_since is not null;
create index conversation_mine on conversation (assignee_id, last_at desc, id desc) where status <> 'resolved';
create index conversation_queue on conversation (queued_at, id) where handling in ('queued', 'offered') and status = 'open';
create index conversation_snoozed on conversation (snoozed_until) where status = 'snoozed';

create table thread (
  id              uuid primary key,
  conversation_id uuid not null references conversation,
  inbox_id        uuid not null,
  channel         text not null,
  thread_key      text not null,
  identity_id     uuid not null,
  address         jsonb not null,
  verified        boolean not null default true,
  joined_by       text not null check (joined_by in ('first', 'same-customer', 'reference', 'token', 'continued', 'moved')),
  -- Unguessable; comes back in a plus-address or resume link and names this thread with certainty.
  token           text not null unique,
  -- What the channel needs to answer here: mail subject, references, copy list.
  context         jsonb not null default '{}',
  last_inbound_at timestamptz,
  last_at         timestamptz not null default now(),
  created_at      timestamptz not null default now()
);
create index thread_conversation on thread (conversation_id, created_at);
create index thread_key on thread (inbox_id, thread_key, created_at desc);

create table message (
  id              uuid primary key,
  conversation_id uuid not null references conversation,
  thread_id       uuid references thread,
  seq             integer not null,
  direction       text not null check (direction in ('inbound', 'outbound')),
  internal        boolean not null default false,
  author_type     text not null check (author_type in ('customer', 'agent', 'assistant', 'system')),
  author_id       uuid,
  author_name     text not null default '',
  channel         text,
  inbox_id        uuid,
  parts           jsonb not null,
  text            text not null default '',
  -- Inbound: the provider's id. Outbound: null.
  external_key    text,
  external_at     timestamptz,
  meta            jsonb not null default '{}',
  sources         jsonb not null default '[]',
  understanding   jsonb,
  state           text not null check (state in ('received', 'held', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'maybe-sent', 'cancelled')),
  state_at        timestamptz not null default now(),
  attempts        integer not null default 0,
  error           jsonb,
  next_try_at     timestamptz,
  pieces          jsonb not null default '[]',
  -- Ids under which the provider knows our outbound message: receipts, replies and bounces name them.
  provider_ids    text[] not null default '{}',
  -- Typed number → option id, when options went out as numbered text.
  numbered        jsonb,
  created_at      timestamptz not null default now(),
  unique (conversation_id, seq)
);
create unique index message_external on message (inbox_id, external_key) where external_key is not null;
create index message_provider on message using gin (provider_ids) where provider_ids <> '{}';
create index message_thread on message (thread_id, seq desc);

create table message_search (
  message_id      uuid primary key references message on delete cascade,
  conversation_id uuid not null,
  inbox_id        uuid,
  tokens          tsvector not null,
  at              timestamptz not null
);
create index message_search_tokens on message_search using gin (tokens);

create table decision (
  id              uuid primary key,
  conversation_id uuid not null,
  thread_id       uuid,
  message_id      uuid,
  kind            text not null,
  outcome         text not null,
  reason          text not null,
  facts           jsonb not null default '{}',
  at              timestamptz not null default now(),
  undone_at       timestamptz
);
create index decision_conversation on decision (conversation_id, at);

create table reading (
  conversation_id uuid not null,
  agent_id        uuid not null,
  seq             integer not null,
  primary key (agent_id, conversation_id)
);

-- knowledge ---------------------------------------------------------------------------------------------------------
create table article (
  id         uuid primary key,
  slug       text not null,
  tags       text[] not null default '{}',
  texts      jsonb not null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index article_slug on article (slug) where deleted_at is null;

create table macro (
  id       uuid primary key,
  shortcut text not null unique,
  title    text not null,
  texts    jsonb not null
);

-- shop: products and orders mirrored from a shop --------------------------------------------------------------------
create table product (
  id    text primary key,
  name  jsonb not null,
  price jsonb not null,
  facts jsonb not null default '{}'
);
create table shop_order (
  number     text primary key,
  product_id text not null references product,
  handle     text not null,
  status     text not null,
  quantity   integer not null,
  amount     integer not null,
  currency   text not null,
  placed_at  timestamptz not null
);
create index shop_order_handle on shop_order (lower(handle));

-- tray --------------------------------------------------------------------------------------------------------------
create table tray_item (
  id              uuid primary key,
  kind            text not null check (kind in ('unparsable', 'unplaced', 'rejected', 'unsent', 'event-failed')),
  inbox_id        uuid,
  channel         text,
  reason          text not null,
  detail          text not null default '',
  raw             bytea not null default '',
  -- What a retry needs: mail envelope, message id, consumer and event id.
  context         jsonb not null default '{}',
  state           text not null default 'waiting' check (state in ('waiting', 'retried', 'discarded')),
  conversation_id uuid,
  message_id      uuid,
  created_at      timestamptz not null default now(),
  settled_at      timestamptz,
  settled_by      text
);
create index tray_item_state on tray_item (state, created_at desc, id);
