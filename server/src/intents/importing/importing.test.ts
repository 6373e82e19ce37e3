import { describe, expect, it } from 'vitest';
import { nameIntent } from './name-intent.ts';
import { parseCsv } from './parse-csv.ts';
import { parseDialogflow } from './parse-dialogflow.ts';
import { parseRasa } from './parse-rasa.ts';

describe('names of others', () => {
  it.each([
    ['Order_Status', 'order-status'],
    ['orderStatus', 'order-status'],
    ['faq/ask channels', 'faq/ask-channels'],
    ['refund.request', 'refund-request'],
    [' A / b ', 'a/b'],
    ['re\u200bfund', 'refund'],
  ])('%s becomes %s', (foreign, ours) => expect(nameIntent(foreign)).toBe(ours));
  it.each(['', '退款', '///', '退款 status', '!!', 'рefund', 'réfund'])('%s is said to the person instead of guessed', (foreign) =>
    expect(nameIntent(foreign)).toBeUndefined(),
  );
});

describe('CSV', () => {
  it('finds the columns by their titles, in either language and any order', () => {
    expect(parseCsv('intent,text\nrefund,"give it back, please"\n').examples).toEqual([{ intent: 'refund', text: 'give it back, please' }]);
    expect(parseCsv('\ufeff文本\t意图\n我要退款\trefund\n').examples).toEqual([{ intent: 'refund', text: '我要退款' }]);
  });
  it('takes text and intent in this order when there are no titles', () =>
    expect(parseCsv('where is it;delivery\nhow much;price\n').examples).toHaveLength(2));
  it('says which lines lack something, and takes the others', () => {
    const { examples, problems } = parseCsv('text,intent\nhello,\n,greeting\nhi,greeting\n');
    expect(examples).toEqual([{ intent: 'greeting', text: 'hi' }]);
    expect(problems).toEqual([
      { line: 2, message: 'no intent' },
      { line: 3, message: 'no text' },
    ]);
  });
  it('says where a broken file breaks', () => expect(parseCsv('text,intent\n"open,greeting\n').problems).toHaveLength(1));
});

describe('Rasa', () => {
  it('reads intents, takes marks for their words, and leaves synonyms alone', () => {
    const file = `version: "3.1"
nlu:
- intent: book_flight
  examples: |
    - from [Berlin](city) to [Rome]{"entity": "city"}
    - fly me home
- synonym: credit
  examples: |
    - credit account
- intent: bye
  examples:
    - text: goodbye
`;
    expect(parseRasa(file)).toEqual({
      examples: [
        { intent: 'book_flight', text: 'from Berlin to Rome' },
        { intent: 'book_flight', text: 'fly me home' },
        { intent: 'bye', text: 'goodbye' },
      ],
      problems: [],
    });
  });
  it('says where it is no YAML, and when there is no list', () => {
    expect(parseRasa('nlu: [\n  {').problems[0]?.line).toBeGreaterThan(0);
    expect(parseRasa('rules: []').problems[0]?.message).toContain('nlu:');
  });
  it('is not fooled into unfolding aliases without end', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghij'
      .split('')
      .map((name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`)
      .join('\n')}\nnlu: *j\n`;
    expect(parseRasa(bomb).examples).toEqual([]);
  });
});

describe('Dialogflow', () => {
  const says = [{ data: [{ text: 'my code ' }, { text: 'fails', meta: '@x' }] }];
  it('reads the JSON of one intent', () =>
    expect(parseDialogflow(JSON.stringify({ name: 'Code Fails', userSays: says })).examples).toEqual([
      { intent: 'Code Fails', text: 'my code fails' },
    ]));
  it('reads a whole export, ES and CX, and leaves other files alone', () => {
    const files = {
      'agent.json': '{}',
      'intents/Refund_usersays_en.json': JSON.stringify(says),
      'intents/Refund.json': '{"name":"Refund"}',
      'intents/Bye/trainingPhrases/zh.json': JSON.stringify({ trainingPhrases: [{ parts: [{ text: '再见' }] }] }),
      'intents/Broken_usersays_en.json': '{',
    };
    const { examples, problems } = parseDialogflow(JSON.stringify({ files }));
    expect(examples).toEqual([
      { intent: 'Refund', text: 'my code fails' },
      { intent: 'Bye', text: '再见' },
    ]);
    expect(problems).toHaveLength(1);
  });
  it('says what is no JSON and no intent', () => {
    expect(parseDialogflow('<xml>').problems[0]?.message).toContain('JSON');
    expect(parseDialogflow('[1]').problems[0]?.message).toContain('userSays');
  });
});
