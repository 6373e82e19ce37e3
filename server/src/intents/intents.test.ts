import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bus, createBus } from '../platform/bus/index.ts';
import { prepareJobs } from '../platform/jobs/index.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/index.ts';
import { compareModels } from './compare-models.ts';
import { clusterDoubts, doubts, editing, intentStore, openIntentBook, setUpIntents, versions } from './index.ts';

let database: TestDatabase;
let bus: Bus;
beforeAll(async () => {
  database = await createTestDatabase();
  await prepareJobs(database);
  bus = createBus(database);
  await bus.start();
});
afterAll(async () => {
  await bus.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('truncate intent, intent_example, intent_model, intent_doubt'));

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const make = (name: string) =>
  bus.transact((tx) => editing.createIntent(tx, { name, title: { zh: name, en: name }, about: { zh: '', en: '' }, enabled: true }));
const teach = (intentId: string | null, texts: string[]) =>
  bus.transact((tx) =>
    editing.addExamples(
      tx,
      texts.map((text) => ({ intentId, text })),
      'hand',
    ),
  );
const examplesOf = async (intentId: string) =>
  (await intentStore.listExamples(database.kysely, { intentId, limit: 50 })).map((one) => one.text);

const REFUNDS = ['give my money back', 'i want a refund', '我要退款', '退钱', 'refund please', '能退款吗'];
const CODES = ['the code does not work', 'invalid code', '卡密无效', '兑换码用不了', 'my code fails', '卡密不对'];

describe('intents', () => {
  it('have names of their own; one may stand above others', async () => {
    const { id } = await make('refund/request');
    await expect(make('refund/request')).rejects.toEqual(refusal('intent-taken'));
    await make('refund');
    await make('refund/status');
    await expect(bus.transact((tx) => editing.changeIntent(tx, id, { name: 'refund/status' }))).rejects.toEqual(refusal('intent-taken'));
    expect((await bus.transact((tx) => editing.changeIntent(tx, id, { enabled: false }))).enabled).toBe(false);
  });

  it('take their examples along when they go', async () => {
    const { id } = await make('refund');
    await teach(id, REFUNDS);
    await bus.transact((tx) => editing.removeIntent(tx, id));
    expect(await intentStore.listExamples(database.kysely, { limit: 10 })).toEqual([]);
    await expect(bus.transact((tx) => editing.removeIntent(tx, id))).rejects.toEqual(refusal('not-found'));
  });
});

describe('examples', () => {
  it('teach one intent each: a text added elsewhere moves, however it is written', async () => {
    const [refund, code] = [await make('refund'), await make('code')];
    expect(await teach(refund.id, ['I want a refund!', 'i want  a refund', '我要退款'])).toEqual({ added: 2, moved: 0, known: 1 });
    expect(await teach(code.id, ['Ｉ WANT A REFUND.'])).toEqual({ added: 0, moved: 1, known: 0 });
    expect(await examplesOf(refund.id)).toEqual(['我要退款']);
    expect(await examplesOf(code.id)).toHaveLength(1);
  });
  it('tell their language, are found by their words, and can be taken out', async () => {
    await teach(null, ['what is the weather', '今天天气怎么样']);
    const [found] = await intentStore.listExamples(database.kysely, { intentId: 'none', q: '天气', limit: 5 });
    expect(found).toMatchObject({ locale: 'zh', intent: null, origin: 'hand' });
    await bus.transact((tx) => editing.removeExample(tx, found?.id ?? ''));
    expect(await examplesOf('none')).toEqual(['what is the weather']);
  });
});

describe('training', () => {
  const train = async (): Promise<string> => {
    const model = await bus.transact((tx) => versions.askForTraining(tx, { by: 'agent:x', now: new Date() }));
    await versions.createTrainTask({ database })({ version: model.version });
    return model.id;
  };
  const setUp = async (): Promise<void> => {
    await teach((await make('refund')).id, REFUNDS);
    await teach((await make('code')).id, CODES);
    await teach(null, ['what is the weather', 'tell me a joke', '今天星期几', '讲个笑话']);
  };

  it('needs two intents with some examples each, and says what is missing', async () => {
    await teach((await make('refund')).id, REFUNDS);
    await expect(train()).rejects.toEqual(refusal('too-few-examples'));
    await teach((await make('code')).id, ['one']);
    await expect(train()).rejects.toMatchObject({ facts: { thin: ['code'] } });
  });

  it('happens once at a time, in a thread, and is measured by examples the model has not seen', async () => {
    await setUp();
    await bus.transact((tx) => versions.askForTraining(tx, { by: 'agent:x', now: new Date() }));
    await expect(train()).rejects.toEqual(refusal('training-already'));
    const [waiting] = await versions.listModels(database.kysely, 1);
    await versions.createTrainTask({ database })({ version: waiting?.version ?? 0 });
    const trained = await versions.getModel(database.kysely, waiting?.id ?? '');
    expect(trained).toMatchObject({ state: 'ready', progress: 1, error: null, figures: { examples: 16, intents: 2, folds: 5 } });
    expect(trained.figures?.perIntent.map((one) => one.intent)).toEqual(['code', 'none', 'refund']);
    expect(trained.figures?.bytes).toBeGreaterThan(0);
  }, 30_000);

  it('changes what is read only once it is published; a switched-off intent is not learnt; the way back is open', async () => {
    await setUp();
    const book = openIntentBook({
      database,
      bus,
      onTrouble: (error) => {
        throw error;
      },
    });
    expect(await book.find()).toBeUndefined();
    const first = await train();
    await bus.transact((tx) => versions.publishModel(tx, first));
    await expect.poll(async () => (await book.find())?.model.classify('i want my refund').guesses[0]?.intent).toBe('refund');
    const [code] = [...(await intentStore.findIntents(database.kysely, ['code'])).values()];
    await teach((await make('thanks')).id, ['thanks', 'thank you', '谢谢', '多谢', 'cheers']);
    await bus.transact((tx) => editing.changeIntent(tx, code?.id ?? '', { enabled: false }));
    const second = await train();
    expect((await book.find())?.model.names).toContain('code');
    await bus.transact((tx) => versions.publishModel(tx, second));
    await expect.poll(async () => (await book.find())?.model.names).toEqual(['refund', 'thanks']);
    expect((await versions.getModel(database.kysely, first)).state).toBe('retired');
    await bus.transact((tx) => versions.publishModel(tx, first));
    await expect.poll(async () => (await book.find())?.model.names).toEqual(['code', 'refund']);
    book.close();
  }, 30_000);

  it('a failure is kept with its reason, and the live version stands', async () => {
    await setUp();
    const model = await bus.transact((tx) => versions.askForTraining(tx, { by: 'agent:x', now: new Date() }));
    await database.pool.query('delete from intent_example');
    await versions.createTrainTask({ database })({ version: model.version });
    expect(await versions.getModel(database.kysely, model.id)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('no examples'),
    });
    await expect(bus.transact((tx) => versions.publishModel(tx, model.id))).rejects.toEqual(refusal('not-trained'));
  }, 30_000);
});

it('a broken model file is reported and read as none', async () => {
  await database.pool.query("insert into intent_model (id, state, by, bytes) values (gen_random_uuid(), 'live', 'test', 'not a model')");
  const troubles: unknown[] = [];
  const book = openIntentBook({ database, bus, onTrouble: (error) => troubles.push(error) });
  expect(await book.find()).toBeUndefined();
  expect(troubles).toEqual([expect.objectContaining({ name: 'ModelFileError' })]);
  book.close();
});

describe('imports', () => {
  const run = async (text: string, dryRun = false) => {
    const brought = await editing.readImport('csv', text);
    return await bus.transact((tx) => editing.importIntents(tx, brought, dryRun));
  };
  it('look first without writing, then make what is missing and add what is new', async () => {
    await teach((await make('refund')).id, ['i want a refund']);
    const text = 'text,intent\ni want a refund,refund\n退钱,refund\nwhere is it,Order Status\nwhat is love,none\nhm,订单\n';
    const looked = await run(text, true);
    expect(looked).toMatchObject({ intents: 2, newIntents: ['order-status'], examples: 4, added: 0 });
    expect(looked.problems).toEqual([{ line: 5, message: expect.stringContaining('订单') }]);
    expect(await intentStore.listIntents(database.kysely)).toHaveLength(1);
    expect(await run(text)).toMatchObject({ added: 3, known: 1 });
    expect((await intentStore.listIntents(database.kysely)).map((one) => one.name)).toEqual(['order-status', 'refund']);
    expect(await examplesOf('none')).toEqual(['what is love']);
  });
});

describe('doubts', () => {
  const doubt = (text: string, inboxId = crypto.randomUUID()) => ({
    messageId: crypto.randomUUID(),
    conversationId: crypto.randomUUID(),
    inboxId,
    text,
    language: 'en',
    guesses: [],
    at: new Date(),
  });
  it('and the examples made of them hold no personal details, but the names of products', async () => {
    const { id } = await make('refund');
    const told = {
      ...doubt('我叫王小明，手机13800138000，mail wang@example.com，PSN 13900139000 卡退钱'),
      products: ['PSN 13900139000 卡'],
    };
    await bus.transact((tx) => doubts.noteDoubts(tx, [told]));
    const masked = '我叫[name]，手机[phone]，mail [email]，PSN 13900139000 卡退钱';
    expect(await doubts.listDoubts(database.kysely, null, 10)).toMatchObject([{ text: masked }]);
    await bus.transact((tx) => editing.labelMessages(tx, [told], 'refund'));
    expect(await examplesOf(id)).toEqual([masked]);
    expect(await doubts.listDoubts(database.kysely, null, 10)).toEqual([]);
  });
  it('are cut after they were masked, so that no half of a number stays', async () => {
    await bus.transact((tx) => doubts.noteDoubts(tx, [doubt(`${'x '.repeat(497)}13800138000`)]));
    const [{ text } = { text: '' }] = await doubts.listDoubts(database.kysely, null, 1);
    expect(text).not.toMatch(/138/);
  });
  it('wait until somebody says what the message asks for, and only where one may see', async () => {
    const { id } = await make('refund');
    const one = doubt('hand it back');
    await bus.transact(async (tx) => {
      await doubts.noteDoubts(tx, [one]);
      await doubts.noteDoubts(tx, [one]);
    });
    expect(await doubts.listDoubts(database.kysely, [crypto.randomUUID()], 10)).toEqual([]);
    expect(await doubts.listDoubts(database.kysely, null, 10)).toMatchObject([{ text: 'hand it back' }]);
    await bus.transact((tx) => editing.labelMessages(tx, [one], 'refund'));
    expect(await doubts.listDoubts(database.kysely, null, 10)).toEqual([]);
    expect(await examplesOf(id)).toEqual(['hand it back']);
    await expect(bus.transact((tx) => editing.labelMessages(tx, [one], 'nowhere'))).rejects.toEqual(refusal('not-found'));
  });
});

it('a comparison counts what would be read as something else, most frequent first', () => {
  const reader = (version: number, read: (text: string) => string) => ({
    version,
    model: { classify: (text: string) => ({ guesses: [{ intent: read(text), probability: 0.9 }], outOfScope: 0, words: [], several: [] }) },
  });
  const asked = ['a', 'b', 'c'].map((text) => ({ messageId: text, conversationId: text, text }));
  const found = compareModels(
    reader(1, () => 'old'),
    reader(2, (text) => (text === 'a' ? 'old' : 'new')),
    asked,
  );
  expect(found).toMatchObject({ live: 1, candidate: 2, messages: 3, changed: 2, moves: [{ from: 'old', to: 'new', count: 2 }] });
});

it('doubts are laid together by likeness, and what is like nothing else stands alone', async () => {
  const texts = ['能包成礼盒吗', '有礼盒包装吗', '礼盒包装要加钱吗', 'is the moon made of cheese'];
  const clusters = await clusterDoubts(texts);
  expect(clusters.flatMap((cluster) => cluster.members).toSorted()).toEqual([0, 1, 2, 3]);
  expect(clusters.find((cluster) => cluster.members.includes(3))?.members).toEqual([3]);
});

it('a training that the stop of the process cuts off is no failure: it begins anew', async () => {
  for (const [name, texts] of [
    ['refund', REFUNDS],
    ['code', CODES],
  ] as const)
    await teach((await make(name)).id, texts);
  const model = await bus.transact((tx) => versions.askForTraining(tx, { by: 'agent:x', now: new Date() }));
  const task = versions.createTrainTask({ database, stopping: AbortSignal.abort() });
  await expect(task({ version: model.version })).rejects.toMatchObject({ name: 'StoppedError' });
  expect((await versions.getModel(database.kysely, model.id)).state).toBe('training');
  await versions.createTrainTask({ database })({ version: model.version });
  expect((await versions.getModel(database.kysely, model.id)).state).toBe('ready');
}, 30_000);

it('a fresh database starts with what we ship; one whose admin emptied the list starts empty', async () => {
  await setUpIntents({ bus, demo: true });
  const shipped = await intentStore.listIntents(database.kysely);
  expect(shipped.length).toBeGreaterThan(60);
  expect(shipped.every((intent) => intent.zh > 0 && intent.en > 0)).toBe(true);
  await database.pool.query('delete from intent');
  await setUpIntents({ bus, demo: true });
  expect(await intentStore.listIntents(database.kysely)).toEqual([]);
});
