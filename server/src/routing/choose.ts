/** An agent as routing sees one. `passed`: how often this conversation's offer was declined or lapsed by them. */
export type Candidate = {
  id: string;
  languages: readonly string[];
  capacity: number;
  load: number;
  inboxIds: readonly string[] | null;
  online: boolean;
  idleSince: Date;
  passed: number;
};
export type Wanted = { language: string; inboxIds: readonly string[] };
export type Considered = {
  agentId: string;
  load: number;
  capacity: number;
  speaks: boolean;
  passed: number;
  out: 'offline' | 'full' | 'other-inbox' | null;
};
export type Choice = { agentId: string | null; considered: Considered[] };

/** Least passed over, then who speaks the language, then least load for the capacity, then longest idle. Explains everybody. */
export const chooseAgent = (wanted: Wanted, candidates: readonly Candidate[]): Choice => {
  const considered = candidates.map((candidate) => ({ ...consider(wanted, candidate), candidate }));
  const able = considered.filter((one) => one.out === null);
  able.sort(
    (a, b) =>
      a.passed - b.passed ||
      Number(b.speaks) - Number(a.speaks) ||
      a.load / a.capacity - b.load / b.capacity ||
      a.candidate.idleSince.getTime() - b.candidate.idleSince.getTime() ||
      (a.agentId < b.agentId ? -1 : 1),
  );
  return { agentId: able[0]?.agentId ?? null, considered: considered.map(({ candidate: _, ...rest }) => rest) };
};

const consider = (wanted: Wanted, candidate: Candidate): Considered => ({
  agentId: candidate.id,
  load: candidate.load,
  capacity: candidate.capacity,
  speaks: wanted.language === 'und' || candidate.languages.length === 0 || candidate.languages.some((one) => isSame(one, wanted.language)),
  passed: candidate.passed,
  out: reasonOut(wanted, candidate),
});

/** "zh-CN" and "zh-Hant" are both Chinese to whoever speaks it. */
const isSame = (a: string, b: string): boolean => primaryOf(a) === primaryOf(b);
const primaryOf = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

const reasonOut = (wanted: Wanted, candidate: Candidate): Considered['out'] => {
  if (!candidate.online) return 'offline';
  if (candidate.inboxIds !== null && !candidate.inboxIds.some((id) => wanted.inboxIds.includes(id))) return 'other-inbox';
  if (candidate.load >= candidate.capacity) return 'full';
  return null;
};
