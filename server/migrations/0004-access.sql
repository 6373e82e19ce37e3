-- Who may enter. The auth_* tables are better-auth's (access/auth-server.ts maps its names to these columns).

create table auth_user (
  id             uuid primary key,
  name           text not null,
  email          text not null unique,
  email_verified boolean not null default false,
  image          text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);

create table auth_session (
  id         uuid primary key,
  user_id    uuid not null references auth_user on delete cascade,
  token      text not null unique,
  -- 'link': begun by a one-time link, so a new password may be set without the old one.
  via        text not null default 'password',
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);

create table auth_account (
  id                       uuid primary key,
  user_id                  uuid not null references auth_user on delete cascade,
  provider_id              text not null,
  account_id               text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id         uuid primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table agent (
  id           uuid primary key,
  user_id      uuid not null unique references auth_user,
  name         text not null,
  email        text not null unique,
  role         text not null check (role in ('agent', 'supervisor', 'admin')),
  availability text not null default 'away' check (availability in ('available', 'away')),
  languages    text[] not null default '{}',
  capacity     integer not null default 5 check (capacity between 0 and 100),
  -- null: all inboxes.
  inbox_ids    uuid[],
  locale       text check (locale in ('zh', 'en')),
  disabled_at  timestamptz,
  last_seen_at timestamptz,
  created_at   timestamptz not null default now()
);
create index agent_available on agent (id) where availability = 'available' and disabled_at is null;

create table sign_in_link (
  token_hash text primary key,
  agent_id   uuid not null references agent,
  expires_at timestamptz not null,
  used_at    timestamptz,
  created_at timestamptz not null default now()
);
create index sign_in_link_agent on sign_in_link (agent_id);

create table api_token (
  id           uuid primary key,
  name         text not null,
  -- sha256 of the whole secret, hexadecimal.
  secret_hash  text not null unique,
  scopes       text[] not null,
  inbox_ids    uuid[],
  created_by   text not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- Failed sign-ins by address and by account: each failure past the first few doubles the wait.
create table sign_in_attempt (
  key           text primary key,
  failures      integer not null,
  blocked_until timestamptz,
  -- The last attempt that was let through to the password: tells each caller whether it was its own.
  last_attempt  uuid not null,
  last_at       timestamptz not null
);
create index sign_in_attempt_age on sign_in_attempt (last_at);
