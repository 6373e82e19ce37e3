import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import zh from '../locales/zh-CN.json' with { type: 'json' };
import { decisionTitle, explainFacts, explainReason, explainWhy, type Speaker } from './explain-decision.ts';

const t = ((key: string) =>
  key.split('.').reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], zh) ?? key) as unknown as TFunction;
const HANG = '00000001-0000-4000-8000-000000000001';
const OTHER = '00000001-0000-4000-8000-000000000009';
const speaker: Speaker = { t, language: 'zh', names: new Map([[HANG, '周航']]) };

test('what is known is said in words, and an unknown code is still readable', () => {
  expect(decisionTitle(t, { kind: 'hand-over', outcome: 'handed-over' })).toBe('已转人工');
  expect(decisionTitle(t, { kind: 'route', outcome: 'sent-to-moon' })).toBe('分配: sent to moon');
  expect(explainReason(t, 'least-load')).toBe('他手上的会话最少');
  expect(explainReason(t, 'fullMoon')).toBe('full moon');
});

test('candidates are told one by one, by name, with their numbers', () => {
  const facts = {
    considered: [{ agentId: HANG, load: 1, capacity: 5, out: null }],
    candidates: [{ articleId: OTHER, title: '退款规则', confidence: 0.917 }],
  };
  expect(explainFacts(speaker, facts)).toEqual([
    { name: '考虑过', values: ['周航：手上会话 1，接待上限 5'] },
    { name: '候选', values: ['退款规则：可信度 0.92'] },
  ]);
});

test('languages have names, flags are yes or no, and ids nobody can name are left out', () => {
  expect(explainFacts(speaker, { language: 'en', asksForPerson: true, agentId: HANG, messageId: OTHER })).toEqual([
    { name: '语言', values: ['英语'] },
    { name: '要求人工', values: ['是'] },
    { name: '客服', values: ['周航'] },
  ]);
});

test('an offer says why in one line', () => {
  expect(explainWhy(speaker, { reason: 'least-load', language: 'zh', considered: [] })).toBe('他手上的会话最少 · 语言 中文');
});

test('what was searched instead of the customer’s words is told, and why', () => {
  expect(explainFacts(speaker, { searchedFor: '怎么开发票', searchedBecause: 'spelling', mood: 'calm' })).toEqual([
    { name: '实际搜索', values: ['怎么开发票'] },
    { name: '原因', values: ['纠正了错别字'] },
    { name: '情绪', values: ['平静'] },
  ]);
});
