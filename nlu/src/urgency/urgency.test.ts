import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../entities/index.ts';
import { scoreComplexity, scoreUrgency } from './index.ts';
import { cpuTime } from '../testing/cpu-time.ts';

const NOW = '2026-11-22T11:30:00Z';
const timeZone = 'Asia/Shanghai';
const urgency = (text: string, more: Partial<Parameters<typeof scoreUrgency>[0]> = {}) =>
  scoreUrgency({ text, now: NOW, timeZone, entities: findEntities(text), ...more });
const names = (text: string) => urgency(text).terms.map(({ name }) => name);

type Line = { text: string; urgent: boolean; round: number };
const heldOut = readFileSync(new URL('../../../eval/questions/urgency-held-out.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line);

describe('scoreUrgency', () => {
  it.each([
    ['充电器冒烟了', 'safety'],
    ['the charger caught fire', 'safety'],
    ['我的卡被盗刷了', 'money at risk'],
    ['you charged me twice', 'money at risk'],
    ['再不处理我就打12315', 'legal or public'],
    ['my lawyer will contact you', 'legal or public'],
    ['我已经问了三遍了', 'asked before'],
    ['this is the third time I write', 'asked before'],
    ['急!!在线等', 'says it is urgent'],
    ['need it asap', 'says it is urgent'],
    ['明天要用,还没收到', 'deadline'],
    ['I need it by tomorrow', 'deadline'],
    ['等了五天了', 'has waited'],
    ['been waiting for two weeks', 'has waited'],
  ])('sees in "%s": %s', (text, name) => expect(names(text)).toContain(name));

  it.each([
    '防火墙怎么设置',
    '怎么防止账号被盗',
    'Fire TV',
    'press the button',
    'my legal name',
    '不着急',
    '七天内可以退货吗',
    '会不会过敏',
    '明天上班吗',
  ])('sees nothing urgent in "%s"', (text) => expect(urgency(text).score).toBeLessThan(0.1));
  it('weighs a nearer limit more', () => {
    const score = (day: string) => urgency(`${day}必须收到`).score;
    expect(score('明天')).toBeGreaterThan(score('周四'));
    expect(score('周四')).toBeGreaterThan(score('下个月15号'));
  });
  it('adds what is known beside the words, and says so', () => {
    const plain = urgency('我的订单呢').score;
    const { score, terms } = urgency('我的订单呢', { contacts: 3, emotion: { anger: 0.9, anxiety: 0.5 } });
    expect(score).toBeGreaterThan(plain + 0.4);
    expect(terms.map(({ name }) => name)).toEqual(['anger', 'anxiety', 'repeated contact']);
  });
  it('hears from an intent model what no cue knows', () => {
    const text = '狗把里面的小包吃了,口吐白沫';
    const { score, terms } = urgency(text, {
      intents: [
        { intent: 'safety/danger', probability: 0.8 },
        { intent: 'return', probability: 0.1 },
      ],
    });
    expect(score).toBeGreaterThan(0.6);
    expect(terms).toContainEqual({ name: 'means safety/danger', weight: 0.68, words: ['safety/danger: 0.80'] });
    expect(urgency('有货吗', { intents: [{ intent: 'availability', probability: 0.9 }] }).terms).toEqual([]);
  });
  it('shows a threat to the person who answers', () => {
    const threat = urgency('hello', { flags: [{ kind: 'abuse', score: 0.9, grade: 'threat' }] });
    expect(threat.score).toBeGreaterThanOrEqual(0.5);
    expect(threat.terms).toMatchObject([{ name: 'threat' }]);
    expect(urgency('hello', { flags: [{ kind: 'abuse', score: 0.9, grade: 'insult' }] }).score).toBe(0);
  });
  it('takes spam less seriously, and "no rush" at its word, but not about danger', () => {
    expect(urgency('急!加急!', { flags: [{ kind: 'spam', score: 0.9 }] }).score).toBeLessThan(urgency('急!加急!').score / 2);
    expect(urgency('no rush, but I was charged twice').score).toBeLessThan(urgency('I was charged twice').score);
    expect(urgency('不着急,就是有点冒烟').score).toBeGreaterThan(0.8);
  });
  it('raises money at risk by a large sum', () => {
    expect(urgency('卡被盗刷了3000元').score).toBeGreaterThan(urgency('卡被盗刷了30元').score);
  });
  it('joins its terms as it says', () => {
    const { score, terms } = urgency('急!卡被盗刷了,再不管我就报警');
    expect(score).toBeCloseTo(1 - terms.reduce((calm, { weight }) => calm * (1 - weight), 1), 2);
    for (const { words } of terms) expect(words.length).toBeGreaterThan(0);
  });
  it('keeps its order on sentences written apart: hardly anything everyday is raised', () => {
    const everyday = heldOut.filter(({ urgent }) => !urgent);
    expect(everyday.length).toBeGreaterThan(100);
    expect(everyday.filter(({ text }) => urgency(text).score >= 0.2).map(({ text }) => text)).toEqual([]);
    // Rounds 1 to 3 were looked at after their first run, round 4 was not: see eval/README.md for the first figures.
    const caught = (round: number) => {
      const lines = heldOut.filter((line) => line.urgent && line.round === round);
      return lines.filter(({ text }) => urgency(text).score >= 0.4).length / lines.length;
    };
    expect(caught(1)).toBeGreaterThan(0.95);
    expect(caught(2)).toBeGreaterThan(0.9);
    expect(caught(3)).toBeGreaterThan(0.8);
  });
});

describe('scoreComplexity', () => {
  const score = (text: string, more: Partial<Parameters<typeof scoreComplexity>[0]> = {}) =>
    scoreComplexity({ text, entities: findEntities(text), ...more }).score;
  it.each([
    [
      '怎么退款',
      '我上周买了两单,CL-20260112-0031退款没到,另外CL-20260112-0044的码也用不了。我先重启过,然后换了电脑也不行,如果再不行能换成别的吗?',
    ],
    [
      'where is my order',
      'I ordered twice. First I tried the code on my laptop, then on the phone, same error. Also, the invoice has the wrong name. If you cannot fix it, can I get a refund, but keep the gift?',
    ],
    ['几点上班', '会员续费扣了99元,但是权益没到账,试过重新登录还是不行;还有积分也少了200,第二个问题是发票抬头要改,要是改不了怎么办'],
    [
      'thanks',
      'The app still fails after I reinstalled it and cleared the cache. Then it asked for a code, which never came; another thing: my address changed, unless that needs a new order?',
    ],
  ])('finds "%s" simpler than a message with several matters', (simple, complex) => {
    expect(score(simple)).toBeLessThan(0.15);
    expect(score(complex)).toBeGreaterThan(0.45);
  });
  it('counts what the conversation knows: issues and answers that failed', () => {
    expect(score('码不能用', { issues: 3 })).toBeGreaterThan(score('码不能用'));
    const { terms } = scoreComplexity({ text: '码不能用', failures: 2 });
    expect(terms).toEqual([{ name: 'answers that did not help', weight: 0.5, words: ['failures: 2'] }]);
  });
});

describe('on hostile text', () => {
  it.each(['没', '等了', 'not ', '如果', '1天', '扣了', 'fire ', '?', 'someone ', '孩子', 'different '])(
    'made of "%s" both answer in bounded time',
    (unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const took = cpuTime(() => {
        scoreUrgency({ text, now: NOW });
        scoreComplexity({ text });
      });
      expect(took).toBeLessThan(1_000);
    },
  );
  it('stay within 0 and 1 and repeat themselves', () => {
    const word = fc.constantFrom('急', '明天', '没', '冒烟', 'asap', ' not ', '不急', '12315', '被盗', '\ud800', 'İ', '３', '如果', '?');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.nat(20), (words, contacts) => {
        const text = words.join('');
        const first = scoreUrgency({ text, now: NOW, contacts, emotion: { anger: 1, anxiety: 1 } });
        expect(first.score).toBeGreaterThanOrEqual(0);
        expect(first.score).toBeLessThanOrEqual(1);
        expect(scoreUrgency({ text, now: NOW, contacts, emotion: { anger: 1, anxiety: 1 } })).toEqual(first);
        expect(scoreComplexity({ text }).score).toBeLessThanOrEqual(1);
      }),
      { seed: 21, numRuns: 200 },
    );
  });
});
