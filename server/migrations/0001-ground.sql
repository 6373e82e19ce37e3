-- The ground: event log, consumer positions, stored files, idempotent writes, audit. No customer-service words here.

create table event_log (
  id   bigint generated always as identity primary key,
  -- The writer's transaction, forced into being before `id` is drawn (see bus/append.ts): lets a reader know when a gap is final.
  xid  xid8 not null,
  type text not null,
  key  text not null,
  lane smallint not null,
  data jsonb not null,
  at   timestamptz not null default now()
);
create index event_log_key on event_log (key, id);

create table lane_position (
  consumer text not null,
  lane     smallint not null,
  position bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (consumer, lane)
);

-- Effects that must happen once although events come at least once.
create table handled_event (
  consumer text not null,
  event_id bigint not null,
  primary key (consumer, event_id)
);

-- An event whose handler kept failing: set aside after its last try and shown in the tray, from where it can be retried.
create table failed_event (
  consumer text not null,
  event_id bigint not null,
  key      text not null,
  attempts integer not null,
  error    text not null,
  failed_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (consumer, event_id)
);
create index failed_event_open on failed_event (consumer, key) where settled_at is null;

create table stored_file (
  id         uuid primary key,
  sha256     text not null,
  bytes      bigint not null,
  mime       text not null,
  kind       text not null check (kind in ('image', 'audio', 'video', 'file')),
  name       text not null,
  created_at timestamptz not null default now()
);
create index stored_file_sha256 on stored_file (sha256);

create table idempotent_answer (
  actor        text not null,
  key          text not null,
  request_hash text not null,
  status       integer not null,
  body         jsonb,
  created_at   timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);

create table audit_entry (
  id      bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  actor   text not null,
  act     text not null,
  subject text not null,
  facts   jsonb not null default '{}'
);
