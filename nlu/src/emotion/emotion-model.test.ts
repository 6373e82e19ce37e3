import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../learn/index.ts';
import { findEmotion, loadEmotionModel, trainEmotion } from './index.ts';
import { cpuTime } from '../testing/cpu-time.ts';
import { understand } from '../understand.ts';

const bytes = readFileSync(new URL('../../models/emotion.bin', import.meta.url));
const model = loadEmotionModel(bytes);
const angerIn = (text: string): number => understand(text, { emotion: model }, { now: new Date(0) }).signals.anger;

describe('the shipped emotion model', () => {
  it.each(['等了一个半小时了还没送来', 'still waiting since Thursday', '说好周三到今天都周五了', 'you promised a call back two days ago'])(
    'hears the complaint in "%s", which has no word of feeling',
    (text) => {
      const { valence, disappointment, joy } = findEmotion(text, model);
      expect(valence).toBeLessThan(-0.3);
      expect(disappointment).toBeGreaterThan(0.3);
      expect(joy).toBeLessThan(0.3);
    },
  );
  it.each(['怎么修改收货地址', '你们几点开门', 'how do I change my address', 'when do you open on Sunday', '怎么识别诈骗电话'])(
    'hears nothing ill in "%s"',
    (text) => {
      expect(findEmotion(text, model).valence).toBeGreaterThan(-0.35);
      expect(angerIn(text)).toBeLessThan(0.4);
    },
  );
  it.each(['骗子公司,还我钱!', 'you thieves, give me my money back!!'])('hears anger in "%s"', (text) => {
    expect(findEmotion(text, model).anger).toBeGreaterThan(0.6);
    expect(angerIn(text)).toBeGreaterThan(0.7);
  });
  it.each(['真棒,又等了三天', 'oh great, another bot'])('takes "%s" for no praise', (text) => {
    const { sarcasm, valence } = findEmotion(text, model);
    expect(sarcasm).toBeGreaterThan(0.4);
    expect(valence).toBeLessThan(0);
  });
  it('names the words that spoke', () => {
    const words = findEmotion('你好,客服态度很差', model).words;
    expect(words[0]?.weight).toBeLessThan(0);
    expect(words.map(({ word }) => word).join(' ')).toContain('差');
  });
  it('judges a message of 60 letters in well under a millisecond', () => {
    const text = '你好,我上周五买的耳机左边没有声音,联系客服三次了都没有人回复,请问到底什么时候可以给我处理这个退款呢?急等回复,谢谢你';
    for (let i = 0; i < 300; i++) findEmotion(text, model);
    const took = cpuTime(() => {
      for (let i = 0; i < 300; i++) findEmotion(text, model);
    });
    expect(took / 300).toBeLessThan(2);
  });
});

describe('an emotion model file', () => {
  it('is the same for the same examples', () => {
    const examples = ['滚', '谢谢', '几点下班', 'thanks', 'you liars', 'when do you open'].map((text, i) => ({
      text,
      feelings: i % 3 === 2 ? [] : i === 0 || i === 4 ? (['anger'] as const) : (['joy'] as const),
      level: i % 3 === 2 ? 0 : 1,
    }));
    expect(trainEmotion(examples, { minTexts: 1 })).toEqual(trainEmotion(examples, { minTexts: 1 }));
  });
  it('is refused clearly when it is broken anywhere', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const broken = Uint8Array.from(bytes);
        broken[place] = (broken[place] as number) ^ change;
        expect(() => loadEmotionModel(broken)).toThrow(ModelFileError);
      }),
      { numRuns: 20 },
    );
    for (const size of [0, 3, 10, 100, bytes.length - 1]) expect(() => loadEmotionModel(bytes.subarray(0, size))).toThrow(ModelFileError);
  });
});
