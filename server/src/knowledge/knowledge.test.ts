import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { createArticle, listArticles, listMacros, listPassages, removeArticle, replaceArticle, saveMacro } from './index.ts';

let database: TestDatabase;
let bus: Bus;
beforeAll(async () => {
  database = await createTestDatabase();
  bus = createBus(database);
});
afterAll(() => database.drop());

const text = (title: string) => ({ title, body: `${title}.`, questions: [] });
const write = (slug: string, texts = { en: text(slug), zh: text(`中文 ${slug}`) }) =>
  bus.transact((tx) => createArticle(tx, { slug, tags: ['t'], texts }));
const eventsOf = async (id: string) =>
  (await database.pool.query('select type from event_log where key = $1 order by id', [id])).rows.map(({ type }) => type);
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

describe('articles', () => {
  it('are one passage for each language, until they are taken out; each change is an event', async () => {
    const { id } = await write('refund');
    const passages = () => listPassages(database.kysely, [id]);
    expect((await passages()).map(({ locale, title, tags }) => [locale, title, tags])).toEqual([
      ['en', 'refund', ['t']],
      ['zh', '中文 refund', ['t']],
    ]);
    await bus.transact((tx) => replaceArticle(tx, id, { slug: 'refunds', tags: [], texts: { zh: text('退款') } }));
    expect((await passages()).map(({ title }) => title)).toEqual(['退款']);
    await bus.transact((tx) => removeArticle(tx, id));
    expect(await passages()).toEqual([]);
    expect(await eventsOf(id)).toEqual(['article.changed', 'article.changed', 'article.changed']);
  });

  it('share no short name, but may take one that is free again, and need some language', async () => {
    const { id } = await write('invoice');
    await expect(write('invoice')).rejects.toEqual(refusal('slug-taken'));
    const other = await write('bill');
    await expect(
      bus.transact((tx) => replaceArticle(tx, other.id, { slug: 'invoice', tags: [], texts: { en: text('x') } })),
    ).rejects.toEqual(refusal('slug-taken'));
    await bus.transact((tx) => removeArticle(tx, id));
    await write('invoice');
    await expect(write('empty', {} as never)).rejects.toEqual(refusal('text-missing'));
  });

  it('are found by any of their words, in pages without gap or repetition', async () => {
    for (let n = 0; n < 7; n += 1) await write(`page-${n}`, { en: text(`needle ${n}%`), zh: text('针') });
    const seen: string[] = [];
    for (let before: { at: Date; id: string } | undefined; ; ) {
      const rows = await listArticles(database.kysely, { q: 'NEEDLE', locale: 'en', limit: 3, before });
      seen.push(...rows.map(({ slug }) => slug));
      const last = rows.at(-1);
      if (last === undefined) break;
      before = { at: last.updatedAt, id: last.id };
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(await listArticles(database.kysely, { q: '5%', limit: 10 })).toHaveLength(1);
  });
});

it('a canned reply written anew under its shortcut takes the old one’s place', async () => {
  const save = (title: string) => bus.transact((tx) => saveMacro(tx, { shortcut: '谢谢', title, texts: { zh: '谢谢您！' } }));
  expect((await save('two')).id).toBe((await save('one')).id);
  expect(await listMacros(database.kysely)).toMatchObject([{ shortcut: '谢谢', title: 'one' }]);
});
