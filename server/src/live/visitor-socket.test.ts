import type { WidgetMessage } from '@throughline/protocol/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acting } from '../conversations/index.ts';
import type { OpenInbox } from '../inboxes/index.ts';
import { type LiveCenter, openLive, type VisitorLine } from './testing/open-live.ts';
import { messagesOf, shown, textsOf, visit, write } from './testing/visitor-talk.ts';

let center: LiveCenter;
let inbox: OpenInbox;
beforeAll(async () => {
  center = await openLive();
  inbox = await center.connect('web');
});
afterAll(async () => {
  expect(center.troubles).toEqual([]);
  await center.close();
});

const anonymous = () => visit(center, inbox.id);
const answer = async (conversationId: string, text: string, more: Partial<acting.Reply> = {}) =>
  center.reply({ conversationId }, text, more);

describe('a visitor', () => {
  it('writes, is told that it is stored, and sees it in every window; the same message again adds nothing', async () => {
    const { line, session } = await anonymous();
    const other = await center.visitor(inbox.id, session);
    const first = await write(line, 'hello', 'mine-1');
    expect(first.accepted).toMatchObject({ duplicate: false });
    const echo = await other.next('message');
    expect(echo.message).toMatchObject({ id: first.accepted.messageId, clientId: 'mine-1', mine: true, seq: first.seq });
    const again = await center.visitor(inbox.id, session);
    const second = await write(again, 'hello', 'mine-1');
    expect(second.accepted).toEqual({ ...first.accepted, duplicate: true });
    expect(second.seq).toBe(first.seq);
    expect(await center.messages(first.accepted.conversationId)).toHaveLength(1);
    for (const one of [line, other, again]) await one.close();
  });

  it('is answered in every window, and told who has the conversation', async () => {
    const { line, session } = await anonymous();
    const other = await center.visitor(inbox.id, session);
    const { accepted } = await write(line, 'hello');
    const lin = await center.agent({ name: 'Lin' });
    await answer(accepted.conversationId, 'hi there', { author: { type: 'agent', id: lin.id, name: 'Lin' } });
    for (const window of [line, other]) {
      await window.next('message', (frame) => !frame.message.mine && frame.message.author.name === 'Lin');
      await window.next('state', (frame) => frame.state.status === 'agent' && frame.state.agentName === 'Lin');
      expect(window.of('message').filter((frame) => !frame.message.mine)).toHaveLength(1);
      await window.close();
    }
  });

  it('gets exactly what was missed, however often the line breaks', async () => {
    const { line, session } = await anonymous();
    const { accepted } = await write(line, 'hello');
    await line.next('message');
    let lastSeq = Math.max(...line.of('message').map((frame) => frame.message.seq));
    await line.close();
    const lines: VisitorLine[] = [];
    for (let n = 0; n < 60; n++) {
      await answer(accepted.conversationId, `line ${n}`);
      if (n % 20 !== 19) continue;
      const back = await center.visitor(inbox.id, session, lastSeq);
      await back.next('message', (frame) => textsOf([frame.message])[0] === `line ${n}`).catch(() => back.next('ready'));
      await expect.poll(() => shown(back).at(-1), { timeout: 10_000 }).toBe(`line ${n}`);
      lastSeq = Math.max(...back.of('message').map((frame) => frame.message.seq), ...back.of('ready').map((frame) => frame.lastSeq));
      lines.push(back);
      await back.close();
    }
    expect(textsOf(messagesOf(...lines))).toEqual(Array.from({ length: 60 }, (_, n) => `line ${n}`));
  });

  it('gets a reply that was held while they wrote on, in the window and after coming back', async () => {
    const { line, session } = await anonymous();
    const { accepted } = await write(line, 'hello');
    const holdUntil = new Date(center.clock.now().getTime() + 5000);
    const held = await answer(accepted.conversationId, 'held for a moment', { holdUntil });
    const { seq } = await write(line, 'and one more thing');
    await line.next('message', (frame) => frame.message.seq === seq);
    center.clock.advance(5000);
    await line.next('message', (frame) => frame.message.id === held.id);
    expect(shown(line)).toEqual(['hello', 'and one more thing', 'held for a moment']);
    const back = await center.visitor(inbox.id, session, seq);
    expect(shown(back)).toEqual(['held for a moment']);
    for (const one of [line, back]) await one.close();
  });

  it('gets what is said after quoting an older conversation of theirs', async () => {
    const { line } = await anonymous();
    const first = await write(line, 'first issue');
    const act = { scope: acting.EVERYTHING, conversationId: first.accepted.conversationId, by: 'test' };
    await center.bus.transact((tx) => acting.resolve(tx, act));
    await center.database.pool.query("update conversation set resolved_at = now() - interval '1 year' where id = $1", [act.conversationId]);
    const second = await write(line, 'second issue');
    expect(second.accepted.conversationId).not.toBe(act.conversationId);
    await write(line, `about #${first.accepted.reference} again`);
    await answer(act.conversationId, 'answered there');
    await line.next('message', (frame) => textsOf([frame.message])[0] === 'answered there');
    await line.close();
  });

  it('sees on reading back the pages before, and never a note or what has not left', async () => {
    const { line, session } = await anonymous();
    const { accepted } = await write(line, 'hello');
    for (let n = 0; n < 55; n++) await answer(accepted.conversationId, `line ${n}`);
    const note = {
      scope: acting.EVERYTHING,
      conversationId: accepted.conversationId,
      author: { type: 'agent' as const, id: null, name: 'Lin' },
    };
    await center.bus.transact((tx) => acting.addNote(tx, { ...note, parts: [{ type: 'text', text: 'a note' }] }));
    await expect.poll(() => shown(line).at(-1), { timeout: 10_000 }).toBe('line 54');
    await answer(accepted.conversationId, 'held', { holdUntil: new Date(center.clock.now().getTime() + 5000) });
    const read = (before: string) =>
      center.ask(`/widget/${inbox.id}/messages${before}`, { headers: { authorization: `Bearer ${session}` } });
    const newest = (await read('')).json as { messages: WidgetMessage[]; more: boolean };
    expect([newest.messages.length, newest.more, textsOf(newest.messages).at(-1)]).toEqual([50, true, 'line 54']);
    const older = (await read(`?before=${newest.messages[0]?.seq}`)).json as { messages: WidgetMessage[]; more: boolean };
    expect([textsOf(older.messages)[0], older.messages.length, older.more]).toEqual(['hello', 6, false]);
    await line.close();
  });

  it('types and is typed to, with their own people only', async () => {
    const { line } = await anonymous();
    const stranger = await anonymous();
    const { accepted } = await write(line, 'hello');
    await write(stranger.line, 'hello');
    const lin = await center.agent({ name: 'Lin' });
    const desk = await center.desk(lin.headers);
    desk.send({ type: 'watch', conversationId: accepted.conversationId });
    line.send({ type: 'typing', on: true });
    await desk.next('presence', (frame) => frame.customerTyping);
    desk.send({ type: 'typing', conversationId: accepted.conversationId, on: true });
    expect(await line.next('typing')).toMatchObject({ on: true, name: 'Lin' });
    await line.close();
    await expect.poll(() => desk.of('presence').at(-1)?.customerTyping).toBe(false);
    expect(stranger.line.of('typing')).toEqual([]);
    for (const one of [desk, stranger.line]) await one.close();
  });
});

describe('reading', () => {
  it('is told both ways: agents see what the visitor read, the visitor what an agent read', async () => {
    const { line } = await anonymous();
    const { accepted, seq } = await write(line, 'hello');
    const reply = await answer(accepted.conversationId, 'hi');
    const { message } = await line.next('message', (frame) => frame.message.id === reply.id);
    line.send({ type: 'read', seq: message.seq });
    await expect.poll(async () => (await center.message(reply.id)).state).toBe('read');
    expect(line.of('read')).toEqual([]);
    const mark = { conversationId: accepted.conversationId, agentId: crypto.randomUUID(), seq: 1 };
    await center.bus.transact((tx) => acting.markRead(tx, mark));
    expect(await line.next('read')).toEqual({ type: 'read', seq });
    await center.bus.transact((tx) => acting.markRead(tx, { ...mark, seq: 0 }));
    const later = await write(line, 'are you there?');
    await center.bus.transact((tx) => acting.markRead(tx, { ...mark, seq: 3 }));
    await line.next('read', (frame) => frame.seq === later.seq);
    expect(line.of('read')).toHaveLength(2);
    await line.close();
  });

  it('up to a message says nothing of one that came later', async () => {
    const { line } = await anonymous();
    const { accepted } = await write(line, 'hello');
    const [first, second] = [await answer(accepted.conversationId, 'one'), await answer(accepted.conversationId, 'two')];
    const { message } = await line.next('message', (frame) => frame.message.id === first.id);
    await line.next('message', (frame) => frame.message.id === second.id);
    line.send({ type: 'read', seq: message.seq });
    await expect.poll(async () => (await center.message(first.id)).state).toBe('read');
    expect((await center.message(second.id)).state).toBe('sent');
    await line.close();
  });

  it('is known before the window opens: the session says what the newest message is', async () => {
    const { line, session } = await anonymous();
    expect((await center.session(inbox.id, { session })).lastSeq).toBe(0);
    const { accepted, seq } = await write(line, 'hello');
    expect((await center.session(inbox.id, { session })).lastSeq).toBe(seq);
    const reply = await answer(accepted.conversationId, 'hi');
    const { message } = await line.next('message', (frame) => frame.message.id === reply.id);
    expect((await center.session(inbox.id, { session })).lastSeq).toBe(message.seq);
    await line.close();
  });
});

describe('a broken widget', () => {
  it.each([
    ['no parts', { parts: [] }],
    ['an empty text', { parts: [{ type: 'text', text: '   ' }] }],
    ['somebody else’s words', { parts: [{ type: 'options', items: [{ id: 'a', label: 'A' }] }] }],
    ['an address to fetch', { parts: [{ type: 'media', kind: 'image', ref: { url: 'http://169.254.169.254/' } }] }],
    ['a part that is none', { parts: [{ type: 'script' }] }],
  ])('is told why %s cannot be sent, and goes on', async (_what, frame) => {
    const { line } = await anonymous();
    line.send({ type: 'send', clientId: 'bad', ...frame });
    expect(await line.next('refused')).toMatchObject({ clientId: 'bad', code: 'invalid' });
    await write(line, 'fine');
    await line.close();
  });

  it('is cut off for frames that are none', async () => {
    const { line } = await anonymous();
    line.send('{"type":');
    expect(await line.closed()).toBe(1003);
  });
});
