import { describe, expect, it } from 'vitest';
import { findSignals } from './find-signals.ts';

const wishes = [
  '转人工',
  '人工',
  '人工客服',
  '找客服',
  '我要找真人',
  '有没有真人啊',
  '轉人工',
  '请帮我转接人工客服',
  '叫你们经理来',
  '不想跟机器人聊',
  '换个人来',
  '能不能来个活人',
  'agent please',
  'human',
  'talk to someone',
  'I want to speak with a representative',
  'operator!',
  'can i talk to a real person',
  'get me a human now',
  'Agent',
  'connect me to customer service',
  'i need a live agent',
  'quiero hablar con una persona',
  '联系人工',
  '我要人工服务',
  'let me speak to your manager',
];
const others = [
  '人工智能是什么',
  'agent of change',
  '你们用人工智能吗',
  'user agent string',
  'human error',
  'which operators can I top up',
  '不用转人工了',
  '客服几点上班',
  "I don't want to talk to a human",
  'a real estate agent bought it',
  '卡密无法使用',
  'someone else used my code',
  'is my mobile operator supported',
  '人工费多少',
  'the person who gave me the card',
  '我是客服介绍来的',
  'my friend wants a gift card',
];

describe('findSignals', () => {
  it.each(wishes)('hears the wish for a person in "%s"', (text) => {
    expect(findSignals(text).asksForPerson).toBe(true);
  });
  it.each(others)('hears no wish for a person in "%s"', (text) => {
    expect(findSignals(text).asksForPerson).toBe(false);
  });
  it('measures anger from calm over annoyed to furious', () => {
    const calm = findSignals('请问卡密多久能到?').anger;
    const annoyed = findSignals('等了两个小时了还没到,太慢了').anger;
    const furious = findSignals('骗子!垃圾平台,我要投诉你们!!!').anger;
    expect(calm).toBe(0);
    expect(annoyed).toBeGreaterThan(0.2);
    expect(furious).toBeGreaterThan(0.8);
    expect(findSignals('THIS IS A SCAM, GIVE MY MONEY BACK!!!').anger).toBeGreaterThan(0.6);
    expect(findSignals('How do I avoid scams?').anger).toBeLessThan(0.3);
  });
  it('tells small talk from a greeting with a request', () => {
    expect(findSignals('你好')).toMatchObject({ greeting: true, smallTalk: true });
    expect(findSignals('Thanks a lot!')).toMatchObject({ thanks: true, smallTalk: true });
    expect(findSignals('好的,谢谢,再见')).toMatchObject({ bye: true, smallTalk: true });
    expect(findSignals('hi, where is my order?')).toMatchObject({ greeting: true, smallTalk: false, question: true });
  });
  it('hears that an answer did not help', () => {
    expect(findSignals('还是用不了').unhelped).toBe(true);
    expect(findSignals("that doesn't help").unhelped).toBe(true);
    expect(findSignals('解决了').unhelped).toBe(false);
  });
});
