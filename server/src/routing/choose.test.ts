import { describe, expect, it } from 'vitest';
import { type Candidate, chooseAgent } from './choose.ts';

const INBOX = 'inbox-1';
const agent = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  languages: ['zh', 'en'],
  capacity: 5,
  load: 0,
  inboxIds: null,
  online: true,
  idleSince: new Date(0),
  passed: 0,
  ...more,
});
const choose = (candidates: Candidate[], language = 'zh') => chooseAgent({ language, inboxIds: [INBOX] }, candidates);

describe('choosing an agent', () => {
  it('takes the one with the least load for their capacity', () => {
    expect(choose([agent('a', { load: 2 }), agent('b', { load: 1 })]).agentId).toBe('b');
    expect(choose([agent('a', { load: 2, capacity: 10 }), agent('b', { load: 1, capacity: 2 })]).agentId).toBe('a');
  });

  it('prefers who speaks the language to who has less to do', () => {
    expect(choose([agent('a', { languages: ['en'] }), agent('b', { load: 4 })]).agentId).toBe('b');
    expect(choose([agent('a', { languages: ['en'] })]).agentId).toBe('a');
  });

  it('takes zh-CN for Chinese, and somebody without languages or a language nobody knows for anything', () => {
    expect(choose([agent('a', { languages: ['en'] }), agent('b', { languages: ['zh-CN'], load: 3 })]).agentId).toBe('b');
    expect(choose([agent('a', { languages: ['en'] }), agent('b', { languages: [], load: 3 })]).agentId).toBe('b');
    expect(choose([agent('a', { languages: ['en'] }), agent('b', { load: 1 })], 'und').agentId).toBe('a');
  });

  it('asks whoever let it go again only when nobody else is left', () => {
    expect(choose([agent('a', { passed: 1 }), agent('b', { load: 4, languages: ['en'] })]).agentId).toBe('b');
    expect(choose([agent('a', { passed: 1 }), agent('b', { passed: 2 })]).agentId).toBe('a');
  });

  it('takes the one idle longest when all else is equal, and always the same one', () => {
    const [early, late] = [new Date(1000), new Date(2000)];
    expect(choose([agent('a', { idleSince: late }), agent('b', { idleSince: early })]).agentId).toBe('b');
    expect(choose([agent('b'), agent('a')]).agentId).toBe('a');
  });

  it('leaves out who is offline, full, or has other inboxes, and says so of everybody', () => {
    const { agentId, considered } = choose([
      agent('away', { online: false }),
      agent('full', { load: 5 }),
      agent('none', { capacity: 0 }),
      agent('elsewhere', { inboxIds: ['inbox-2'] }),
      agent('here', { inboxIds: [INBOX], load: 4 }),
    ]);
    expect(agentId).toBe('here');
    expect(considered.map((one) => [one.agentId, one.out])).toEqual([
      ['away', 'offline'],
      ['full', 'full'],
      ['none', 'full'],
      ['elsewhere', 'other-inbox'],
      ['here', null],
    ]);
    expect(choose([agent('away', { online: false })]).agentId).toBeNull();
  });
});
