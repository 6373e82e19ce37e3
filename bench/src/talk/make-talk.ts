/* What customers of a card shop write, in Chinese and English: repeatable, with common and rare words as real talk has them. */
import { type Chance, rollDice } from '../chaos/storm.ts';

export type Line = { text: string; language: 'zh' | 'en'; minutesAgo: number };
export type Talk = { customer: string; mail: string; order: string; lines: Line[] };

const ZH = {
  surnames: [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'],
  names: [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉梅'],
  sentences: [
    '您好，我在你们店买的{thing}没到账，订单号是{order}。',
    '{thing}的卡密提示已被使用，请帮我查一下。',
    '我想申请退款，{thing}买错了，金额是{amount}元。',
    '付款成功了但是一直显示待发货，都等了{amount}分钟。',
    '请问可以开发票吗？抬头写{name}的公司。',
    '换了手机号收不到验证码，登录不上去。',
    '充值的时候选错了区服，{thing}还能换吗？',
    '请转人工客服，机器人听不懂我说的话。',
    '优惠券为什么不能用在{thing}上面？',
    '谢谢，问题已经解决了。',
    '订单{order}的物流信息一直没有更新。',
    '我的账号被锁定了，麻烦帮忙解锁一下。',
  ],
  things: ['礼品卡', '游戏点卡', '话费充值卡', '会员月卡', '视频会员季卡', '音乐年卡', '加油卡', '购物卡', '咖啡兑换券', '电影票兑换码'],
} as const;

const EN = {
  surnames: ['Smith', 'Jones', 'Taylor', 'Brown', 'Davies', 'Evans', 'Wilson', 'Thomas', 'Walker', 'Wright', 'Green', 'Hughes'],
  names: ['Oliver', 'Amelia', 'George', 'Isla', 'Noah', 'Ava', 'Arthur', 'Mia', 'Leo', 'Ivy', 'Harry', 'Grace', 'Oscar', 'Freya'],
  sentences: [
    'Hello, I bought a {thing} and the code has not arrived. My order is {order}.',
    'The code of my {thing} says it was already redeemed.',
    'I would like a refund for the {thing}, I paid {amount} dollars.',
    'The payment went through but the order is still pending after {amount} minutes.',
    'Could you send an invoice to {name}?',
    'I changed my phone number and cannot sign in any more.',
    'I chose the wrong region for the {thing}. Can it be exchanged?',
    'Please let me talk to a person.',
    'Why does the voucher not work for a {thing}?',
    'Thank you, that solved it.',
    'There is no news of order {order} since yesterday.',
    'My account is locked, please help.',
  ],
  things: ['gift card', 'game card', 'phone top-up', 'monthly pass', 'video subscription', 'music pass', 'fuel card', 'coffee voucher'],
} as const;

const pick = <T>(roll: Chance, from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
/** The first much more often than the last. */
const pickCommon = <T>(roll: Chance, from: readonly T[]): T => from[Math.floor(roll() ** 2 * from.length)] as T;

const LONGEST_AGO_MINUTES = 365 * 24 * 60;

/** `count` talks of `length` lines each; the same seed, the same words. */
export function* makeTalks(count: number, length: number, seed: number): Generator<Talk> {
  const roll = rollDice(seed);
  for (let at = 0; at < count; at++) {
    const language = roll() < 0.6 ? 'zh' : 'en';
    const words = language === 'zh' ? ZH : EN;
    const [surname, name] = [pick(roll, words.surnames), pick(roll, words.names)];
    const customer = language === 'zh' ? `${surname}${name}${pick(roll, words.names)}` : `${name} ${surname}`;
    const order = `TL${String(Math.floor(roll() * 1e9)).padStart(9, '0')}`;
    const started = Math.floor(roll() * LONGEST_AGO_MINUTES) + length * 10;
    const write = (): string =>
      pickCommon(roll, words.sentences)
        .replace('{thing}', pickCommon(roll, words.things))
        .replace('{order}', order)
        .replace('{amount}', String(1 + Math.floor(roll() * 500)))
        .replace('{name}', customer);
    const lines = Array.from({ length }, (_, line) => ({
      text: Array.from({ length: 1 + Math.floor(roll() * 3) }, write).join(language === 'zh' ? '' : ' '),
      language,
      minutesAgo: started - line * 7,
    })) satisfies Line[];
    yield { customer, mail: `customer-${at}@example.com`, order, lines };
  }
}
