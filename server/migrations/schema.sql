-- The schema that the migrations beside this file lead to. For reading only: written by `npm run generate -w server`.

create sequence conversation_number as integer minvalue 1 maxvalue 10000000;

create table agent (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  email text not null,
  role text not null,
  availability text default 'away'::text not null,
  languages text[] default '{}'::text[] not null,
  capacity integer default 5 not null,
  inbox_ids uuid[],
  locale text,
  disabled_at timestamp with time zone,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint agent_pkey PRIMARY KEY (id),
  constraint agent_email_key UNIQUE (email),
  constraint agent_user_id_key UNIQUE (user_id),
  constraint agent_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint agent_availability_check CHECK ((availability = ANY (ARRAY['available'::text, 'away'::text]))),
  constraint agent_capacity_check CHECK (((capacity >= 0) AND (capacity <= 100))),
  constraint agent_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint agent_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'supervisor'::text, 'admin'::text])))
);
CREATE INDEX agent_available ON public.agent USING btree (id) WHERE ((availability = 'available'::text) AND (disabled_at IS NULL));

create table api_token (
  id uuid not null,
  name text not null,
  secret_hash text not null,
  scopes text[] not null,
  inbox_ids uuid[],
  created_by text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_secret_hash_key UNIQUE (secret_hash)
);

create table article (
  id uuid not null,
  slug text not null,
  tags text[] default '{}'::text[] not null,
  texts jsonb not null,
  updated_at timestamp(3) with time zone default now() not null,
  deleted_at timestamp with time zone,
  constraint article_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX article_slug ON public.article USING btree (slug) WHERE (deleted_at IS NULL);

create table assistant_state (
  conversation_id uuid not null,
  failed_answers integer default 0 not null,
  clarified boolean default false not null,
  last_article_id uuid,
  tried jsonb default '[]'::jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint assistant_state_pkey PRIMARY KEY (conversation_id)
);

create table audit_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  actor text not null,
  act text not null,
  subject text not null,
  facts jsonb default '{}'::jsonb not null,
  constraint audit_entry_pkey PRIMARY KEY (id)
);

create table auth_account (
  id uuid not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id);

create table auth_session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  via text default 'password'::text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token),
  constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id);

create table auth_user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email)
);

create table auth_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);

create table conversation (
  id uuid not null,
  reference text not null,
  customer_id uuid not null,
  identity_id uuid not null,
  subject text default ''::text not null,
  status text default 'open'::text not null,
  handling text default 'assistant'::text not null,
  assignee_id uuid,
  language text default 'und'::text not null,
  channels text[] default '{}'::text[] not null,
  inbox_ids uuid[] default '{}'::uuid[] not null,
  seq integer default 0 not null,
  waiting_since timestamp(3) with time zone,
  queued_at timestamp with time zone,
  last_text text default ''::text not null,
  last_author text default 'customer'::text not null,
  last_channel text default ''::text not null,
  last_at timestamp(3) with time zone default now() not null,
  snoozed_until timestamp with time zone,
  resolved_at timestamp with time zone,
  packet jsonb,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  last_slot timestamp with time zone generated always as (date_bin('00:00:10'::interval, last_at, '2000-01-01 00:00:00+00'::timestamp with time zone)) stored,
  intent text,
  mood text default 'calm'::text not null,
  urgency real default 0 not null,
  constraint conversation_pkey PRIMARY KEY (id),
  constraint conversation_reference_key UNIQUE (reference),
  constraint conversation_handling_check CHECK ((handling = ANY (ARRAY['assistant'::text, 'queued'::text, 'offered'::text, 'agent'::text]))),
  constraint conversation_mood_check CHECK ((mood = ANY (ARRAY['calm'::text, 'tense'::text, 'angry'::text]))),
  constraint conversation_status_check CHECK ((status = ANY (ARRAY['open'::text, 'snoozed'::text, 'resolved'::text])))
);
CREATE INDEX conversation_customer ON public.conversation USING btree (customer_id);
CREATE INDEX conversation_identity ON public.conversation USING btree (identity_id);
CREATE INDEX conversation_mine ON public.conversation USING btree (assignee_id, last_slot DESC) WHERE ((status <> 'resolved'::text) AND (assignee_id IS NOT NULL));
CREATE INDEX conversation_newest ON public.conversation USING btree (last_slot DESC);
CREATE INDEX conversation_queue ON public.conversation USING btree (queued_at, id) WHERE ((handling = ANY (ARRAY['queued'::text, 'offered'::text])) AND (status = 'open'::text));
CREATE INDEX conversation_snoozed ON public.conversation USING btree (snoozed_until) WHERE (status = 'snoozed'::text);
CREATE INDEX conversation_status ON public.conversation USING btree (status, last_slot DESC);
CREATE INDEX conversation_waiting ON public.conversation USING btree (waiting_since, id) WHERE ((status = 'open'::text) AND (waiting_since IS NOT NULL));

create table customer (
  id uuid not null,
  name text default ''::text not null,
  language text,
  value text default 'normal'::text not null,
  remark text default ''::text not null,
  last_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone default now() not null,
  constraint customer_pkey PRIMARY KEY (id),
  constraint customer_value_check CHECK ((value = ANY (ARRAY['normal'::text, 'vip'::text])))
);
CREATE INDEX customer_last ON public.customer USING btree (last_at DESC NULLS LAST, id);

create table decision (
  id uuid not null,
  conversation_id uuid not null,
  thread_id uuid,
  message_id uuid,
  kind text not null,
  outcome text not null,
  reason text not null,
  facts jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  undone_at timestamp with time zone,
  constraint decision_pkey PRIMARY KEY (id)
);
CREATE INDEX decision_conversation ON public.decision USING btree (conversation_id, at);

create table event_log (
  id bigint generated always as identity not null,
  xid xid8 not null,
  type text not null,
  key text not null,
  lane smallint not null,
  data jsonb not null,
  at timestamp with time zone default now() not null,
  constraint event_log_pkey PRIMARY KEY (id)
);
CREATE INDEX event_log_key ON public.event_log USING btree (key, id);

create table evidence (
  id uuid not null,
  identity_a uuid not null,
  identity_b uuid not null,
  kind text not null,
  weight real not null,
  by text not null,
  facts jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_identity_a_fkey FOREIGN KEY (identity_a) REFERENCES identity(id),
  constraint evidence_identity_b_fkey FOREIGN KEY (identity_b) REFERENCES identity(id),
  constraint evidence_weight_check CHECK (((weight >= (0)::double precision) AND (weight <= (1)::double precision)))
);
CREATE INDEX evidence_a ON public.evidence USING btree (identity_a) WHERE (withdrawn_at IS NULL);
CREATE INDEX evidence_b ON public.evidence USING btree (identity_b) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX evidence_once ON public.evidence USING btree (identity_a, identity_b, kind) WHERE (withdrawn_at IS NULL);

create table failed_event (
  consumer text not null,
  event_id bigint not null,
  key text not null,
  attempts integer not null,
  error text not null,
  failed_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  constraint failed_event_pkey PRIMARY KEY (consumer, event_id)
);
CREATE INDEX failed_event_open ON public.failed_event USING btree (consumer, key) WHERE (settled_at IS NULL);

create table file_use (
  file_id uuid not null,
  message_id uuid not null,
  constraint file_use_pkey PRIMARY KEY (file_id, message_id),
  constraint file_use_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
);
CREATE INDEX file_use_message ON public.file_use USING btree (message_id);

create table handled_event (
  consumer text not null,
  event_id bigint not null,
  constraint handled_event_pkey PRIMARY KEY (consumer, event_id)
);

create table idempotent_answer (
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb,
  created_at timestamp with time zone default now() not null,
  constraint idempotent_answer_pkey PRIMARY KEY (actor, key)
);
CREATE INDEX idempotent_answer_age ON public.idempotent_answer USING btree (created_at);

create table identity (
  id uuid not null,
  customer_id uuid not null,
  home_id uuid not null,
  type text not null,
  scope text default ''::text not null,
  value text not null,
  name text,
  verified boolean default false not null,
  channel text not null,
  first_at timestamp with time zone default now() not null,
  last_at timestamp with time zone default now() not null,
  constraint identity_pkey PRIMARY KEY (id),
  constraint identity_type_scope_value_key UNIQUE (type, scope, value),
  constraint identity_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer(id),
  constraint identity_home_id_fkey FOREIGN KEY (home_id) REFERENCES customer(id)
);
CREATE INDEX identity_customer ON public.identity USING btree (customer_id);
CREATE INDEX identity_value ON public.identity USING btree (lower(value) text_pattern_ops);

create table inbox (
  id uuid not null,
  kind text not null,
  name text not null,
  account text,
  settings jsonb default '{}'::jsonb not null,
  secrets text,
  strategy jsonb default '{}'::jsonb not null,
  webhook_key text not null,
  enabled boolean default true not null,
  playground boolean default false not null,
  state jsonb default '{"ok": true, "detail": ""}'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  deleted_at timestamp with time zone,
  constraint inbox_pkey PRIMARY KEY (id),
  constraint inbox_webhook_key_key UNIQUE (webhook_key)
);
CREATE UNIQUE INDEX inbox_account ON public.inbox USING btree (kind, account) WHERE ((deleted_at IS NULL) AND (account IS NOT NULL));

create table intent (
  id uuid not null,
  name text not null,
  title jsonb not null,
  about jsonb default '{"en": "", "zh": ""}'::jsonb not null,
  origin text not null,
  enabled boolean default true not null,
  updated_at timestamp with time zone default clock_timestamp() not null,
  constraint intent_pkey PRIMARY KEY (id),
  constraint intent_name_key UNIQUE (name),
  constraint intent_origin_check CHECK ((origin = ANY (ARRAY['pack'::text, 'shop'::text])))
);

create table intent_doubt (
  message_id uuid not null,
  conversation_id uuid not null,
  inbox_id uuid not null,
  text text not null,
  language text not null,
  guesses jsonb not null,
  at timestamp with time zone not null,
  constraint intent_doubt_pkey PRIMARY KEY (message_id)
);
CREATE INDEX intent_doubt_newest ON public.intent_doubt USING btree (at DESC);

create table intent_example (
  id uuid not null,
  intent_id uuid,
  text text not null,
  text_key text not null,
  locale text not null,
  origin text not null,
  message_id uuid,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint intent_example_pkey PRIMARY KEY (id),
  constraint intent_example_text_key_key UNIQUE (text_key),
  constraint intent_example_intent_id_fkey FOREIGN KEY (intent_id) REFERENCES intent(id) ON DELETE CASCADE,
  constraint intent_example_origin_check CHECK ((origin = ANY (ARRAY['pack'::text, 'hand'::text, 'import'::text, 'label'::text])))
);
CREATE INDEX intent_example_newest ON public.intent_example USING btree (created_at DESC, id DESC);
CREATE INDEX intent_example_of ON public.intent_example USING btree (intent_id, created_at DESC, id DESC);

create table intent_model (
  id uuid not null,
  version integer generated always as identity not null,
  state text not null,
  progress real default 0 not null,
  bytes bytea,
  figures jsonb,
  error text,
  by text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  trained_at timestamp with time zone,
  published_at timestamp with time zone,
  constraint intent_model_pkey PRIMARY KEY (id),
  constraint intent_model_version_key UNIQUE (version),
  constraint intent_model_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'training'::text, 'ready'::text, 'live'::text, 'retired'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX intent_model_at_work ON public.intent_model USING btree ((true)) WHERE (state = ANY (ARRAY['waiting'::text, 'training'::text]));
CREATE UNIQUE INDEX intent_model_live ON public.intent_model USING btree (state) WHERE (state = 'live'::text);

create table lane_position (
  consumer text not null,
  lane smallint not null,
  position bigint default 0 not null,
  updated_at timestamp with time zone default now() not null,
  constraint lane_position_pkey PRIMARY KEY (consumer, lane)
);

create table macro (
  id uuid not null,
  shortcut text not null,
  title text not null,
  texts jsonb not null,
  constraint macro_pkey PRIMARY KEY (id),
  constraint macro_shortcut_key UNIQUE (shortcut)
);

create table message (
  id uuid not null,
  conversation_id uuid not null,
  thread_id uuid,
  seq integer not null,
  direction text not null,
  internal boolean default false not null,
  author_type text not null,
  author_id uuid,
  author_name text default ''::text not null,
  channel text,
  inbox_id uuid,
  parts jsonb not null,
  text text default ''::text not null,
  external_key text,
  external_at timestamp with time zone,
  meta jsonb default '{}'::jsonb not null,
  sources jsonb default '[]'::jsonb not null,
  understanding jsonb,
  state text not null,
  state_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  error jsonb,
  next_try_at timestamp with time zone,
  pieces jsonb default '[]'::jsonb not null,
  provider_ids text[] default '{}'::text[] not null,
  numbered jsonb,
  created_at timestamp with time zone default now() not null,
  shown_at timestamp with time zone,
  constraint message_pkey PRIMARY KEY (id),
  constraint message_conversation_id_seq_key UNIQUE (conversation_id, seq),
  constraint message_author_type_check CHECK ((author_type = ANY (ARRAY['customer'::text, 'agent'::text, 'assistant'::text, 'system'::text]))),
  constraint message_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  constraint message_state_check CHECK ((state = ANY (ARRAY['received'::text, 'held'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'maybe-sent'::text, 'cancelled'::text])))
);
CREATE UNIQUE INDEX message_external ON public.message USING btree (inbox_id, external_key) WHERE (external_key IS NOT NULL);
CREATE INDEX message_provider ON public.message USING gin (provider_ids) WHERE (provider_ids <> '{}'::text[]);
CREATE INDEX message_thread ON public.message USING btree (thread_id, seq DESC);

create table message_search (
  message_id uuid not null,
  conversation_id uuid not null,
  inbox_id uuid,
  tokens tsvector not null,
  at timestamp with time zone not null,
  constraint message_search_pkey PRIMARY KEY (message_id),
  constraint message_search_message_id_fkey FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
);
CREATE INDEX message_search_conversation ON public.message_search USING btree (conversation_id);
CREATE INDEX message_search_newest ON public.message_search USING btree (at DESC);
CREATE INDEX message_search_tokens ON public.message_search USING gin (tokens);

create table offer (
  id uuid not null,
  conversation_id uuid not null,
  agent_id uuid not null,
  state text default 'made'::text not null,
  why jsonb default '{}'::jsonb not null,
  made_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint offer_pkey PRIMARY KEY (id),
  constraint offer_state_check CHECK ((state = ANY (ARRAY['made'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'withdrawn'::text])))
);
CREATE INDEX offer_agent ON public.offer USING btree (agent_id) WHERE (state = 'made'::text);
CREATE INDEX offer_conversation ON public.offer USING btree (conversation_id, made_at);
CREATE INDEX offer_expiry ON public.offer USING btree (expires_at) WHERE (state = 'made'::text);
CREATE UNIQUE INDEX offer_one ON public.offer USING btree (conversation_id) WHERE (state = 'made'::text);

create table outbox (
  message_id uuid not null,
  thread_id uuid not null,
  inbox_id uuid not null,
  position bigint generated always as identity not null,
  due_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  pieces jsonb,
  pieces_sent integer default 0 not null,
  leased_until timestamp with time zone,
  lease uuid,
  created_at timestamp with time zone default now() not null,
  constraint outbox_pkey PRIMARY KEY (message_id)
);
CREATE INDEX outbox_due ON public.outbox USING btree (due_at, "position");
CREATE INDEX outbox_thread ON public.outbox USING btree (thread_id, "position");

create table page_view (
  id bigint generated always as identity not null,
  identity_id uuid not null,
  url text not null,
  title text default ''::text not null,
  at timestamp with time zone default now() not null,
  constraint page_view_pkey PRIMARY KEY (id),
  constraint page_view_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identity(id)
);
CREATE INDEX page_view_identity ON public.page_view USING btree (identity_id, id DESC);

create table product (
  id text not null,
  name jsonb not null,
  price jsonb not null,
  facts jsonb default '{}'::jsonb not null,
  constraint product_pkey PRIMARY KEY (id)
);

create table reading (
  conversation_id uuid not null,
  agent_id uuid not null,
  seq integer not null,
  constraint reading_pkey PRIMARY KEY (agent_id, conversation_id)
);
CREATE INDEX reading_conversation ON public.reading USING btree (conversation_id, seq DESC);

create table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table shop_order (
  number text not null,
  product_id text not null,
  handle text not null,
  status text not null,
  quantity integer not null,
  amount integer not null,
  currency text not null,
  placed_at timestamp with time zone not null,
  constraint shop_order_pkey PRIMARY KEY (number),
  constraint shop_order_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id)
);
CREATE INDEX shop_order_handle ON public.shop_order USING btree (lower(handle));

create table sign_in_attempt (
  key text not null,
  failures integer not null,
  blocked_until timestamp with time zone,
  last_attempt uuid not null,
  last_at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX sign_in_attempt_age ON public.sign_in_attempt USING btree (last_at);

create table sign_in_link (
  token_hash text not null,
  agent_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint sign_in_link_pkey PRIMARY KEY (token_hash),
  constraint sign_in_link_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agent(id)
);
CREATE INDEX sign_in_link_agent ON public.sign_in_link USING btree (agent_id);

create table source_cursor (
  inbox_id uuid not null,
  name text not null,
  value text not null,
  updated_at timestamp with time zone default now() not null,
  constraint source_cursor_pkey PRIMARY KEY (inbox_id, name),
  constraint source_cursor_inbox_id_fkey FOREIGN KEY (inbox_id) REFERENCES inbox(id)
);

create table stored_file (
  id uuid not null,
  sha256 text not null,
  bytes bigint not null,
  mime text not null,
  kind text not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  uploader text,
  constraint stored_file_pkey PRIMARY KEY (id),
  constraint stored_file_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'audio'::text, 'video'::text, 'file'::text])))
);
CREATE INDEX stored_file_sha256 ON public.stored_file USING btree (sha256);

create table thread (
  id uuid not null,
  conversation_id uuid not null,
  inbox_id uuid not null,
  channel text not null,
  thread_key text not null,
  identity_id uuid not null,
  address jsonb not null,
  verified boolean default true not null,
  joined_by text not null,
  token text not null,
  context jsonb default '{}'::jsonb not null,
  last_inbound_at timestamp with time zone,
  last_at timestamp with time zone default now() not null,
  created_at timestamp with time zone default now() not null,
  constraint thread_pkey PRIMARY KEY (id),
  constraint thread_token_key UNIQUE (token),
  constraint thread_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversation(id),
  constraint thread_joined_by_check CHECK ((joined_by = ANY (ARRAY['first'::text, 'same-customer'::text, 'reference'::text, 'token'::text, 'continued'::text, 'moved'::text])))
);
CREATE INDEX thread_conversation ON public.thread USING btree (conversation_id, created_at);
CREATE INDEX thread_key ON public.thread USING btree (inbox_id, thread_key, created_at DESC);

create table tray_item (
  id uuid not null,
  kind text not null,
  inbox_id uuid,
  channel text,
  reason text not null,
  detail text default ''::text not null,
  raw bytea default '\x'::bytea not null,
  context jsonb default '{}'::jsonb not null,
  state text default 'waiting'::text not null,
  conversation_id uuid,
  message_id uuid,
  created_at timestamp(3) with time zone default now() not null,
  settled_at timestamp with time zone,
  settled_by text,
  constraint tray_item_pkey PRIMARY KEY (id),
  constraint tray_item_kind_check CHECK ((kind = ANY (ARRAY['unparsable'::text, 'unplaced'::text, 'rejected'::text, 'unsent'::text, 'event-failed'::text]))),
  constraint tray_item_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'retried'::text, 'discarded'::text])))
);
CREATE INDEX tray_item_message ON public.tray_item USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX tray_item_state ON public.tray_item USING btree (state, created_at DESC, id);
