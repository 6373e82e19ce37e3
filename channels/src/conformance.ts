/**
 * The contract every channel keeps, as one function that each channel's test calls with its own captured requests.
 * The renderer is handed in by the test, because channels import only protocol.
 */
import type {
  Address,
  AnyChannel,
  Call,
  CallResult,
  EncodeInput,
  FailureClass,
  Outcome,
  Piece,
  RawRequest,
  Received,
  Rendered,
  RenderInput,
} from '@throughline/protocol/channel';
import { ChannelEvent } from '@throughline/protocol/envelope';
import type { Part } from '@throughline/protocol/parts';
import { describe, expect, it } from 'vitest';

export type NamedRequest = { name: string; request: RawRequest };

export type ChannelFixtures = {
  /** As a person would type them; parsed by the channel's own schema. */
  settings: Record<string, unknown>;
  now: number;
  address: Address;
  /** `render` and the length of a printed text, both from @throughline/rendering. */
  render(input: RenderInput): Rendered;
  lengthOf(text: string, abilities: AnyChannel['abilities']): number;
  /** Genuine requests with the number of events they carry. Leave out when the channel has no `receive`. */
  genuine?: (NamedRequest & { events: number })[];
  /** Requests with a wrong signature, secret, time or origin. */
  forged?: NamedRequest[];
  /** Genuine requests that carry our own messages back. */
  echoes?: NamedRequest[];
  /** Genuine requests with kinds of event, or shapes, that we do not know. */
  unknown?: NamedRequest[];
  /** Answers of the provider and what they mean; include at least one success. */
  answers: { name: string; result: CallResult; is: 'ok' | FailureClass; retryAfterMs?: number }[];
  /** Rendered texts may be put elsewhere by a channel that does not call out (sockets, polling). */
  silent?: boolean;
};

const LONG = `${'Please try the code again on the redeem page & tell us <what> you see. '.repeat(200)}\n\n${'请在兑换页面重新输入卡密，然后告诉我们您看到了什么。'.repeat(300)}`;
const fileUrl = (fileId: string): string => `https://files.example/${fileId}`;
const renderFor =
  (channel: AnyChannel, f: ChannelFixtures) =>
  (parts: Part[]): Rendered =>
    f.render({ parts, abilities: channel.abilities, fileUrl });

const encodeInput = (f: ChannelFixtures, settings: unknown, piece: Piece, key: string, index = 0, of = 1): EncodeInput<unknown> => ({
  piece,
  address: f.address,
  settings,
  idempotencyKey: key,
  now: f.now,
  message: { id: '0198a000-0000-7000-8000-000000000001', reference: '48210934', subject: 'Your code', index, of, at: f.now, meta: {} },
});

const eventsOf = (received: Received): ChannelEvent[] => ('events' in received ? received.events : []);
const wire = (calls: Call[]): string => JSON.stringify(calls);
/** Backslashes, tags and entities differ by dialect; words do not. */
const bare = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\\\s]/g, '');

export const checkChannel = (channel: AnyChannel, f: ChannelFixtures): void => {
  const settings = channel.settings.parse(f.settings) as unknown;
  const secrets = channel.fields
    .filter((field) => field.secret)
    .map((field) => f.settings[field.name])
    .filter((value): value is string => typeof value === 'string' && value !== '');
  describe(`${channel.kind} keeps the channel contract`, () => {
    checkDescription(channel, settings, secrets);
    if (channel.receive !== undefined) checkReceiving(channel, f, settings, secrets);
    checkSending(channel, f, settings);
    checkAnswers(channel, f, secrets);
  });
};

const checkDescription = (channel: AnyChannel, settings: unknown, secrets: string[]): void => {
  it('names itself, its fields and its account in both languages without telling a secret', () => {
    expect(channel.kind).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const text of [channel.label, ...channel.fields.map((field) => field.label)]) {
      expect(text.zh).not.toBe('');
      expect(text.en).not.toBe('');
    }
    const account = channel.account(settings);
    for (const secret of secrets) expect(account).not.toContain(secret);
    expect(new Set(channel.fields.map((field) => field.name)).size).toBe(channel.fields.length);
  });
};

const checkReceiving = (channel: AnyChannel, f: ChannelFixtures, settings: unknown, secrets: string[]): void => {
  const receive = (request: RawRequest): Received => {
    const received = channel.receive?.(request, settings, f.now);
    if (received === undefined) throw new Error(`${channel.kind} has no receive`);
    return received;
  };
  it.each(f.genuine ?? [])('takes a genuine request: $name', ({ request, events }) => {
    const received = receive(request);
    expect(received).toHaveProperty('ack');
    expect(eventsOf(received)).toHaveLength(events);
    for (const event of eventsOf(received)) expect(ChannelEvent.parse(event)).toEqual(event);
    for (const secret of secrets) expect(JSON.stringify(received)).not.toContain(secret);
  });
  it.each(f.genuine ?? [])('gives the same keys when the same request comes twice: $name', ({ request }) => {
    const keys = eventsOf(receive(request)).map((event) => event.key);
    expect(eventsOf(receive(request)).map((event) => event.key)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it.each(f.forged ?? [])('refuses a forged request: $name', ({ request }) => {
    const received = receive(request);
    expect(received).toHaveProperty('reject');
    for (const secret of secrets) expect(JSON.stringify(received)).not.toContain(secret);
  });
  it.each([...(f.echoes ?? []), ...(f.unknown ?? [])])('answers but makes nothing of: $name', ({ request }) => {
    const received = receive(request);
    expect(received).toHaveProperty('ack');
    expect(eventsOf(received)).toEqual([]);
  });
  it.each((f.genuine ?? []).slice(0, 1))('never throws on a mangled body', ({ request }) => {
    for (const body of mangled(request.body)) expect(() => receive({ ...request, body })).not.toThrow();
  });
};

/** The body cut, emptied, doubled, with bytes flipped, and a few hostile shapes. */
function* mangled(body: Uint8Array): Generator<Uint8Array> {
  yield new Uint8Array();
  yield body.slice(0, Math.floor(body.length / 2));
  yield new Uint8Array([...body, ...body]);
  for (let at = 0; at < body.length; at += 7) {
    const copy = body.slice();
    copy[at] = (copy[at] ?? 0) ^ 0x15;
    yield copy;
  }
  for (const text of [
    'null',
    '[]',
    '0',
    '""',
    '{}',
    '{"message":null}',
    '{"message":[]}',
    '{"update_id":1e400}',
    '{"__proto__":{"x":1}}',
    '\u0000',
  ])
    yield new TextEncoder().encode(text);
}

const checkSending = (channel: AnyChannel, f: ChannelFixtures, settings: unknown): void => {
  const render = renderFor(channel, f);
  const encode = (rendered: Rendered): Call[] =>
    rendered.pieces.flatMap((piece, index) =>
      channel.encode(encodeInput(f, settings, piece, `key-${index}`, index, rendered.pieces.length)),
    );

  it('sends no piece above the limit, in the unit of the channel', () => {
    for (const parts of [
      [{ type: 'text', text: LONG }],
      [{ type: 'text', text: LONG.replaceAll(/^.+$/gm, '**$&**').replace(' **', '**'), md: true }],
    ] satisfies Part[][]) {
      const { pieces } = render(parts);
      for (const piece of pieces) expect(f.lengthOf(piece.text, channel.abilities)).toBeLessThanOrEqual(channel.abilities.text.max);
      expect(bare(pieces.map((piece) => piece.plain).join(''))).toBe(bare(LONG));
    }
  });
  it.each([2, 3, 11, 25])('keeps each of %i options within reach', (count) => {
    const items = Array.from({ length: count }, (_, index) => ({ id: `opt-${index}`, label: `Choice number ${index}` }));
    const rendered = render([{ type: 'options', prompt: 'What is it about?', items }]);
    const native = rendered.pieces.flatMap((piece) => piece.options?.items.map((item) => item.id) ?? []);
    const typed = Object.values(rendered.numbered ?? {});
    for (const item of items) expect([...native, ...typed]).toContain(item.id);
    if (f.silent) return;
    const sent = wire(encode(rendered));
    for (const item of items) expect(sent).toContain(item.label);
    for (const id of native) expect(sent).toContain(id);
  });
  it('sends the same thing again when it tries again', () => {
    const piece = render([{ type: 'text', text: 'Hello' }]).pieces[0] as Piece;
    const once = channel.encode(encodeInput(f, settings, piece, 'key-a'));
    expect(channel.encode(encodeInput(f, settings, piece, 'key-a'))).toEqual(once);
    expect(once.length).toBeGreaterThan(0);
    const keyed = once.some((call) => call.via === 'http' || call.via === 'mail');
    if (channel.abilities.idempotent === 'key' && keyed) expect(channel.encode(encodeInput(f, settings, piece, 'key-b'))).not.toEqual(once);
  });
};

const checkAnswers = (channel: AnyChannel, f: ChannelFixtures, secrets: string[]): void => {
  it.each(f.answers)('understands the answer: $name', ({ result, is, retryAfterMs }) => {
    const outcome: Outcome = channel.classify(result);
    expect(outcome.ok ? 'ok' : outcome.class).toBe(is);
    if (!outcome.ok && retryAfterMs !== undefined) expect(outcome.retryAfterMs).toBe(retryAfterMs);
    for (const secret of secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
  });
  it('never throws on an answer, however odd', () => {
    for (const status of [0, 100, 204, 302, 400, 401, 403, 404, 409, 410, 413, 418, 429, 500, 502, 503, 599]) {
      for (const body of ['', 'null', '[]', '<html>', '{"ok":false}', '{"ok":true}']) {
        expect(() => channel.classify({ via: 'http', status, headers: {}, body })).not.toThrow();
      }
    }
    const lost = channel.classify({ via: 'error', maybeSent: true, detail: 'socket hang up' });
    expect(lost).toMatchObject({ ok: false, class: 'transient' });
  });
};
