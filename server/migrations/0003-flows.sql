-- Tables of the flows on the second floor.

-- delivery ----------------------------------------------------------------------------------------------------------
create table outbox (
  message_id   uuid primary key,
  thread_id    uuid not null,
  inbox_id     uuid not null,
  -- Sends of one thread go out in this order, one at a time.
  position     bigint generated always as identity,
  due_at       timestamptz not null default now(),
  attempts     integer not null default 0,
  -- Rendered once; a retry continues after the pieces already accepted.
  pieces       jsonb,
  pieces_sent  integer not null default 0,
  leased_until timestamptz,
  lease        uuid,
  created_at   timestamptz not null default now()
);
create index outbox_due on outbox (due_at, position);
create index outbox_thread on outbox (thread_id, position);

-- routing -----------------------------------------------------------------------------------------------------------
create table offer (
  id              uuid primary key,
  conversation_id uuid not null,
  agent_id        uuid not null,
  state           text not null default 'made' check (state in ('made', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  why             jsonb not null default '{}',
  made_at         timestamptz not null default now(),
  expires_at      timestamptz not null,
  settled_at      timestamptz
);
-- Never two agents on one offer, whatever the races.
create unique index offer_one on offer (conversation_id) where state = 'made';
create index offer_agent on offer (agent_id) where state = 'made';
create index offer_conversation on offer (conversation_id, made_at);
create index offer_expiry on offer (expires_at) where state = 'made';

-- assistant ---------------------------------------------------------------------------------------------------------
create table assistant_state (
  conversation_id uuid primary key,
  failed_answers  integer not null default 0,
  clarified       boolean not null default false,
  last_article_id uuid,
  tried           jsonb not null default '[]',
  updated_at      timestamptz not null default now()
);
