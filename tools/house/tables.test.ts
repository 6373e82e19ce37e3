import { describe, expect, it } from 'vitest';
import { type Files, look, type Planted, room } from './testing/plant.ts';

const migration: Files = {
  'server/migrations/0001-nouns.sql':
    'create table customer (id int);\ncreate table message (id int, body text);\n-- create table old (id int);\n',
};
const owners: Files = { ...migration, ...room('customers', { tables: 'customer' }), ...room('conversations', { tables: '`message`' }) };
const store = (code: string): Files => ({ 'server/src/customers/store.ts': `${code}\n` });

const breachOf = (it: string, code: string, clean: string): Planted => ({
  it,
  rule: 'table-owner',
  at: 'server/src/customers/store.ts',
  says: /names the table message, which belongs to server\/src\/conversations/,
  breach: { ...owners, ...store(code) },
  clean: { ...owners, ...store(clean) },
});

const own = "export const load = (db: Db) => db.selectFrom('customer').selectAll().execute();";

const PLANTED: Planted[] = [
  breachOf(
    'a query builder may not select from it',
    "export const load = (db: Db) => db.selectFrom('message as m').selectAll().execute();",
    own,
  ),
  breachOf('nor join it', "export const load = (db: Db) => db.selectFrom('customer').innerJoin('message', 'id', 'id').execute();", own),
  breachOf('nor insert into it', "export const add = (db: Db) => db.insertInto('message').values({}).execute();", own),
  breachOf('nor update it', "export const add = (db: Db) => db.updateTable('message').set({}).execute();", own),
  breachOf('nor delete from it', "export const drop = (db: Db) => db.deleteFrom('message').execute();", own),
  breachOf(
    'raw SQL may not join it',
    'export const q = (db: Db) => sql<{ id: number }>`select * from customer c left join message m on true`.execute(db);',
    own,
  ),
  breachOf('nor list it after a comma', 'export const q = (db: Db) => sql`select * from customer c, public.message m`.execute(db);', own),
  breachOf(
    'nor hide in a part of a query',
    'export const q = sql`where exists (select 1 from message)`;',
    'export const q = sql`select message from customer`;',
  ),
  breachOf(
    'nor in a plain string',
    "export const q = 'insert into message (id) values (1)';",
    "export const q = 'a message from customer';",
  ),
  {
    it: 'a table belongs to some room',
    rule: 'table-owner',
    at: 'server/migrations/0001-nouns.sql',
    says: /creates the table message, which no room's README\.md lists/,
    breach: { ...migration, ...room('customers', { tables: 'customer' }) },
    clean: owners,
  },
  {
    it: 'a table belongs to one room only',
    rule: 'table-owner',
    at: 'server/src/tray/README.md',
    says: /lists the table message, which server\/src\/conversations lists too/,
    breach: { ...owners, ...room('tray', { tables: 'message' }) },
    clean: { ...owners, ...room('tray') },
  },
  {
    it: 'a README lists no table that does not exist',
    rule: 'table-owner',
    at: 'server/src/tray/README.md',
    says: /lists the table old, which no migration creates/,
    breach: { ...owners, ...room('tray', { tables: '`old`' }) },
    clean: { ...owners, ...room('tray') },
  },
];

describe("another room's SQL never names a table", () => {
  it.each(PLANTED)('$it', ({ rule, at, says, breach, clean }) => {
    expect(look(breach)).toContainEqual(expect.objectContaining({ rule, file: at, message: expect.stringMatching(says) }));
    expect(look(clean)).toEqual([]);
  });
});
