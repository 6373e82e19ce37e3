-- What customers can ask for, in the shop's own examples; the versions trained from them. Owned by intents.
create table intent (
  id         uuid primary key,
  -- Levels divided by "/".
  name       text not null unique,
  title      jsonb not null,
  about      jsonb not null default '{"zh": "", "en": ""}',
  origin     text not null check (origin in ('pack', 'shop')),
  enabled    boolean not null default true,
  updated_at timestamptz not null default clock_timestamp()
);

create table intent_example (
  id         uuid primary key,
  -- null: an example of what is out of scope.
  intent_id  uuid references intent on delete cascade,
  text       text not null,
  -- The text as learning sees it (case and width folded): one text teaches one intent.
  text_key   text not null unique,
  locale     text not null,
  origin     text not null check (origin in ('pack', 'hand', 'import', 'label')),
  message_id uuid,
  created_at timestamptz not null default clock_timestamp()
);
create index intent_example_newest on intent_example (created_at desc, id desc);
create index intent_example_of on intent_example (intent_id, created_at desc, id desc);

create table intent_model (
  id           uuid primary key,
  version      integer generated always as identity unique,
  state        text not null check (state in ('waiting', 'training', 'ready', 'live', 'retired', 'failed')),
  progress     real not null default 0,
  -- The file as nlu writes it, with its own version and checksum.
  bytes        bytea,
  figures      jsonb,
  error        text,
  by           text not null,
  created_at   timestamptz not null default clock_timestamp(),
  trained_at   timestamptz,
  published_at timestamptz
);
create unique index intent_model_live on intent_model (state) where state = 'live';
create unique index intent_model_at_work on intent_model ((true)) where state in ('waiting', 'training');

-- What a conversation is about now, for lists: from its last message that said so. Owned by conversations.
alter table conversation add column intent text;
alter table conversation add column mood text not null default 'calm' check (mood in ('calm', 'tense', 'angry'));
alter table conversation add column urgency real not null default 0;

-- Messages that were not read with certainty, until somebody says what they ask for. Owned by intents.
create table intent_doubt (
  message_id      uuid primary key,
  conversation_id uuid not null,
  inbox_id        uuid not null,
  text            text not null,
  language        text not null,
  guesses         jsonb not null,
  at              timestamptz not null
);
create index intent_doubt_newest on intent_doubt (at desc);
