/* One round of chaos: world → load → kills at random moments → quiet → verdict. The long form and the short one are this. */
import { setTimeout as wait } from 'node:timers/promises';
import { startAnswering } from './answer-lines.ts';
import { type Found, waitForNone } from './find-processes.ts';
import { openWorld } from './open-world.ts';
import { type Kill, rollDice, strike, type Target } from './storm.ts';
import { type Verdict, verify } from './verify.ts';
import { startLoad } from './writers.ts';

export type Plan = {
  /** What is killed, in this order. */
  targets: readonly Target[];
  perChannel: number;
  /** Between two lines of one customer. */
  everyMs: number;
  /** Quiet before each kill: at most this long. */
  lullMs: number;
  settleMs: number;
  seed: number;
  onKill?(kill: Kill, at: number): void;
};
export type Chaos = {
  kills: Kill[];
  verdict: Verdict;
  acknowledged: number;
  /** Replies whose key a killed server held. */
  givenUp: number;
  accepted: number;
  orphans: Found[];
  ms: number;
};

export const runChaos = async (plan: Plan): Promise<Chaos> => {
  const from = performance.now();
  const world = await openWorld();
  try {
    const chance = rollDice(plan.seed);
    const load = startLoad(world, plan);
    const answering = await startAnswering(world.product, load);
    const kills: Kill[] = [];
    for (const [at, target] of plan.targets.entries()) {
      await wait(plan.lullMs * (0.2 + 0.8 * chance()));
      const kill = await strike(world.product, target);
      kills.push(kill);
      plan.onKill?.(kill, at);
    }
    await load.stop();
    await answering.stop();
    const lines = load.acknowledged();
    const verdict = await verify(world, { lines, replies: answering.replies(), givenUp: answering.givenUp(), settleMs: plan.settleMs });
    await world.product.stop();
    const orphans = await waitForNone(world.product.folder, 5000);
    return {
      kills,
      verdict,
      acknowledged: lines.length,
      givenUp: answering.givenUp().length,
      accepted: answering.accepted(),
      orphans,
      ms: performance.now() - from,
    };
  } finally {
    await world.close();
  }
};
