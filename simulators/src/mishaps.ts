/** What can go wrong on the way, set from outside. */
export type Mishaps = {
  /** Answers come this late. */
  slowMs?: number;
  /** Each update, mail or call is delivered twice. */
  duplicate?: boolean;
  /** Two neighbouring updates change places. */
  reorder?: boolean;
  /** Every call is answered with this. */
  status?: MishapStatus;
  /** The call is carried out, then the socket closes without an answer. */
  dropAnswer?: boolean;
  /** Until then (Unix ms) every connection is closed at once. */
  outageUntil?: number;
  /** `status` and `dropAnswer` end after so many calls. Left out: until cleared. */
  times?: number;
};

/** 400: the reply window is closed; 401: the token is no longer valid. */
export type MishapStatus = 429 | 500 | 403 | 401 | 400;

export type MishapBox = {
  current(): Mishaps;
  set(mishaps: Mishaps): void;
  clear(): void;
  /** Counts one call against `times`; answers what befalls it. */
  take(now: number): Mishaps;
};

export const makeMishapBox = (): MishapBox => {
  let mishaps: Mishaps = {};
  return {
    current: () => mishaps,
    set: (next) => {
      mishaps = { ...next };
    },
    clear: () => {
      mishaps = {};
    },
    take: (now) => {
      const taken = mishaps.outageUntil !== undefined && now >= mishaps.outageUntil ? { ...mishaps, outageUntil: undefined } : mishaps;
      const counted = taken.status !== undefined || taken.dropAnswer === true;
      if (counted && taken.times !== undefined && taken.outageUntil === undefined) {
        mishaps =
          taken.times > 1 ? { ...taken, times: taken.times - 1 } : { ...taken, times: undefined, status: undefined, dropAnswer: undefined };
      }
      return taken;
    },
  };
};

/** Does not keep the process alive. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
