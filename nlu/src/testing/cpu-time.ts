/** Milliseconds of processor that this thread spends in `run`: bounded work is bounded also where others keep the machine busy. */
export const cpuTime = (run: () => unknown): number => {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};
