/** A sleep that can be cut short. A ring while nobody sleeps makes the next sleep end at once. */
export type Alarm = { ring(): void; sleep(ms: number): Promise<void> };

export const createAlarm = (): Alarm => {
  let rung = false;
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    sleep: (ms) => {
      if (rung || ms <= 0) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          rung = false;
          resolve();
        };
      });
    },
  };
};
