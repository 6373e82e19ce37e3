/**
 * `npm run chaos [-- kills [seed]]`: load on three channels while server and Postgres are killed with `kill -9` at random moments.
 * A table for people, one JSON line last; ends with 1 when anything was lost, doubled, out of order or left behind.
 */
import { runChaos } from './chaos/run-chaos.ts';
import type { Target } from './chaos/storm.ts';

const [kills = 24, seed = Date.now() % 100_000] = process.argv.slice(2).map(Number);
const TURNS: readonly Target[] = ['server', 'postgres', 'both', 'server', 'postgres', 'server'];
const targets = Array.from({ length: kills }, (_, at) => TURNS[at % TURNS.length] as Target);

console.log(`${kills} kills, seed ${seed}\n\n   #  killed     back after`);
const outcome = await runChaos({
  targets,
  perChannel: 4,
  everyMs: 150,
  lullMs: 4000,
  settleMs: 120_000,
  seed,
  onKill: ({ target, backAfterMs }, at) =>
    console.log(`${String(at + 1).padStart(4)}  ${target.padEnd(9)} ${(backAfterMs / 1000).toFixed(1).padStart(7)} s`),
});

const { verdict, orphans } = outcome;
const faults = [...verdict.faults, ...orphans.map(({ pid, words }) => `left behind: process ${pid} ${words.slice(0, 80)}`)];
console.log(`
  acknowledged lines     ${outcome.acknowledged}
  messages stored        ${verdict.messages}
  answers                ${verdict.answers} (${verdict.shownAgain} shown again where the provider takes no key, ${verdict.maybeSent} maybe sent)
  replies given up       ${outcome.givenUp} (key held by a killed server)
  offers accepted        ${outcome.accepted}
  settled after          ${(verdict.settledAfterMs / 1000).toFixed(1)} s
  took                   ${(outcome.ms / 1000).toFixed(0)} s
  faults                 ${faults.length}`);
for (const fault of faults.slice(0, 40)) console.log(`  ✗ ${fault}`);
const back = outcome.kills.map((kill) => kill.backAfterMs).toSorted((a, b) => a - b);
console.log(
  JSON.stringify({
    bench: 'chaos',
    kills,
    seed,
    faults: faults.length,
    acknowledged: outcome.acknowledged,
    answers: verdict.answers,
    shownAgain: verdict.shownAgain,
    maybeSent: verdict.maybeSent,
    backMedianMs: Math.round(back[Math.floor(back.length / 2)] ?? 0),
    backWorstMs: Math.round(back.at(-1) ?? 0),
  }),
);
process.exitCode = faults.length === 0 ? 0 : 1;
