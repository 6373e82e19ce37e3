const REMEMBERED = 2000;

/** Which events were already handed on. Remembers the latest few thousand: a resume may repeat the last ones. */
export const createSeenEvents = (lastSeq: number | null) => {
  const seen = new Set<number>();
  let last = lastSeq;
  return {
    last: (): number | null => last,
    jump: (seq: number): void => {
      last = seq;
    },
    /** True the first time a seq comes. */
    take: (seq: number): boolean => {
      if (seen.has(seq)) return false;
      seen.add(seq);
      if (seen.size > REMEMBERED) seen.delete(seen.values().next().value as number);
      last = seq;
      return true;
    },
  };
};
