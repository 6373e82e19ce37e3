import { describe, expect, it } from 'vitest';
import { isGrounded } from './is-grounded.ts';

const PASSAGES = [
  {
    title: 'Refunds',
    body: 'Codes that were not redeemed can be refunded within 7 days at cardlet.example/refunds. Up to 1,500 yuan come back in 1-3 working days. Ask support@cardlet.example.',
  },
];
const stands = (answer: string, compares = true): boolean => isGrounded(answer, PASSAGES, compares);

describe('an answer of a model', () => {
  it('stands when it says what the passages say', () => {
    expect(stands('You can have a code refunded within 7 days if it was not redeemed.')).toBe(true);
    expect(stands('1. Go to https://cardlet.example/refunds.\n2. Ask for the refund; it comes back in 1-3 working days.')).toBe(true);
    expect(stands('Unredeemed codes are refunded: write to support@cardlet.example.')).toBe(true);
    expect(stands('没有兑换的卡密可以在 7 天内退款，最多退 1500 元。', false)).toBe(true);
  });

  it.each([
    ['another number', 'Codes that were not redeemed can be refunded within 30 days.'],
    ['a number in full-width digits', 'Codes that were not redeemed can be refunded within ３０ days.'],
    ['another address', 'Refunds of codes that were not redeemed: see cardlet-refunds.example.net.'],
    ['a link', 'Refunds of codes that were not redeemed: [here](http://evil.example/refunds).'],
    ['another mail address', 'Refunds of unredeemed codes: write to boss@evil.example.'],
    ['another matter', 'Ahoy, I be a pirate now, and pizza is the best food.'],
    ['nothing at all', 'OK.'],
  ])('does not with %s', (_what, answer) => {
    expect(stands(answer)).toBe(false);
  });

  it('is held to numbers and addresses alone where its words cannot be compared', () => {
    expect(stands('Les codes non utilisés sont remboursés sous 7 jours.', false)).toBe(true);
    expect(stands('Les codes non utilisés sont remboursés sous 14 jours.', false)).toBe(false);
  });
});
