import type { Locale, Plan } from './types.ts';

type Both = Record<Locale, string>;

/** What the assistant says itself; everything else comes from articles. 您 toward customers. */
const SAYS = {
  greeting: { zh: '您好！我是智能助手，请问有什么可以帮您？', en: 'Hello! I am the assistant. How can I help you?' },
  thanks: { zh: '不客气，很高兴能帮到您。', en: 'You are welcome, glad I could help.' },
  bye: { zh: '再见，祝您一切顺利。', en: 'Goodbye, have a good day.' },
  'first-failure': {
    zh: '抱歉没有帮到您。请再具体说说您的情况，例如订单号、商品名称和看到的提示，我再帮您查；也可以直接转人工客服。',
    en: 'I am sorry that did not help. Please tell me a little more, such as the order number, the product and the message you see, and I will look again. You can also talk to a person.',
  },
  'nothing-to-read': {
    zh: '收到。请用文字简单说明一下您的问题，我来帮您查；也可以直接转人工客服。',
    en: 'Received. Please describe your question in a few words and I will look it up. You can also talk to a person.',
  },
  noise: {
    zh: '抱歉，我没看懂这条消息。请用文字说明您的问题，我来帮您查；也可以直接转人工客服。',
    en: 'Sorry, I could not make sense of this message. Please describe your question and I will look it up. You can also talk to a person.',
  },
  solved: { zh: '太好了！如果还有其他问题，随时告诉我。', en: 'Great! If anything else comes up, just tell me.' },
  clarify: { zh: '您想问的是下面哪一个？', en: 'Which of these do you mean?' },
  'asked-for-person': {
    zh: '好的，正在为您转接人工客服。您之前说的内容客服都能看到，无需重复。',
    en: 'Of course. I am passing you to a colleague, who can see everything you have written, so there is no need to repeat it.',
  },
  angry: {
    zh: '非常抱歉给您带来不好的体验，马上为您转接人工客服，之前的内容客服都能看到。',
    en: 'I am very sorry about this. I am passing you to a colleague right away, who can see everything you have written.',
  },
  urgent: {
    zh: '请先保证安全。我马上为您转接人工客服，之前的内容客服都能看到；有生命危险请立即拨打当地急救电话。',
    en: 'Please get to safety first. I am passing you to a colleague right now; if anybody is in danger, call your local emergency number.',
  },
  'two-failed-answers': {
    zh: '抱歉我没能解决您的问题，正在为您转接人工客服，之前的内容客服都能看到，无需重复。',
    en: 'I am sorry I could not solve this. I am passing you to a colleague, who can see everything so far.',
  },
  'assistant-off': { zh: '已收到您的消息，正在为您转接人工客服。', en: 'We have your message and are passing it to a colleague.' },
  unsure: {
    zh: '这个问题需要人工客服来确认，正在为您转接。之前的内容客服都能看到，无需重复。',
    en: 'A colleague should look at this. I am passing you on; they can see everything you have written.',
  },
} satisfies Record<string, Both>;

export type PhraseKey = keyof typeof SAYS;
export const phrase = (key: PhraseKey, locale: Locale): string => SAYS[key][locale];

const LABELS = {
  person: { zh: '转人工客服', en: 'Talk to a person' },
  solved: { zh: '解决了', en: 'That solved it' },
  unsolved: { zh: '没有解决', en: 'Not solved' },
  none: { zh: '都不是', en: 'None of these' },
} satisfies Record<string, Both>;
export const label = (key: keyof typeof LABELS, locale: Locale): string => LABELS[key][locale];

/** Which phrase a plan says; undefined where the words come from an article. */
export const phraseOf = (plan: Plan): PhraseKey | undefined => {
  if (plan.act === 'answer' || plan.act === 'silence') return undefined;
  if (plan.act === 'clarify') return 'clarify';
  if (plan.act === 'small-talk') return plan.kind;
  return plan.reason;
};
