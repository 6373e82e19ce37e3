import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldSentence, type IntentPack, mergePacks, PackError, parsePack } from './index.ts';

const read = (name: string): IntentPack =>
  parsePack(JSON.parse(readFileSync(new URL(`../../packs/${name}.json`, import.meta.url), 'utf8')) as unknown);

const zh = read('service-zh');
const en = read('service-en');
const cardlet = read('cardlet');
const outOfScope = read('service-out-of-scope');
const shipped = mergePacks([zh, en, cardlet, outOfScope]);
const sentences = shipped.flatMap(({ name, examples }) =>
  [...examples.zh, ...examples.en].map((text) => ({ name, key: foldSentence(text) || text, text })),
);

const heldOut = readFileSync(new URL('../../../eval/questions/service-held-out.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { text: string; language: 'zh' | 'en'; intent: string });

describe('the shipped packs', () => {
  it('name the same intents with the same titles in Chinese and English, at least 34', () => {
    const heads = ({ intents }: IntentPack) => intents.map(({ name, title, about }) => ({ name, title, about }));
    expect(heads(zh)).toEqual(heads(en));
    expect(zh.intents.length).toBeGreaterThanOrEqual(34);
  });
  it('hold 25 to 40 examples of every service intent in each language', () => {
    for (const { examples } of zh.intents) expect(examples.zh.length).toSatisfy((n: number) => n >= 25 && n <= 40);
    for (const { examples } of en.intents) expect(examples.en.length).toSatisfy((n: number) => n >= 25 && n <= 40);
    expect(outOfScope.intents[0]?.examples.zh).toHaveLength(150);
    expect(outOfScope.intents[0]?.examples.en).toHaveLength(150);
  });
  it('give a sentence one meaning only, across languages and packs', () => {
    const meaning = new Map<string, string>();
    for (const { name, key, text } of sentences) {
      expect(meaning.get(key) ?? name, text).toBe(name);
      meaning.set(key, name);
    }
  });
  it('contain no sentence of the held-out part, which covers every intent in each language', () => {
    const taught = new Set(sentences.map(({ key }) => key));
    expect(heldOut.filter(({ text }) => taught.has(foldSentence(text) || text)).map(({ text }) => text)).toEqual([]);
    expect(new Set(heldOut.map(({ text }) => foldSentence(text))).size).toBe(heldOut.length);
    for (const { name } of zh.intents)
      for (const language of ['zh', 'en'])
        expect(heldOut.filter((line) => line.intent === name && line.language === language).length, name).toBeGreaterThanOrEqual(12);
  });
});

describe('parsePack', () => {
  const intent = (name: string, ...examples: string[]) => ({
    name,
    title: { zh: '题', en: 'Title' },
    about: { zh: '说明', en: 'About' },
    examples: { zh: examples, en: [] },
  });
  const pack = (...intents: unknown[]) => ({ name: 'mine', language: 'zh', intents });
  it('takes a well-formed pack', () => expect(parsePack(pack(intent('refund/status', '退款呢'))).intents).toHaveLength(1));
  it('says where a pack is broken', () => {
    expect(() => parsePack(null)).toThrow(PackError);
    expect(() => parsePack(pack(intent('Refund!', '退款呢')))).toThrow('intents[0].name "Refund!"');
    expect(() => parsePack(pack(intent('refund', '退款', ' ')))).toThrow('intents[0].examples.zh[1]');
    expect(() => parsePack(pack({ ...intent('refund', '退款'), title: { zh: '退款' } }))).toThrow('intents[0].title.en');
  });
  it('refuses a sentence that stands under two intents, however it is punctuated', () => {
    expect(() => parsePack(pack(intent('refund', '退款!'), intent('return', '退款')))).toThrow('stands twice (refund, return)');
  });
});
