/*
 * How fast an inbox and each of its recipients may be written to, so that the provider never has to say 429. A turn counts from the
 * call's end, not its beginning: whatever the way took, two calls arrive no nearer to each other than the provider allows.
 * Known to this process only: where several send for one inbox, each learns its share when the provider refuses after all.
 */
import type { Abilities } from '@throughline/protocol/channel';

type Rate = Abilities['rates'][number];
export type Whom = { inboxId: string; recipient: string; rates: readonly Rate[] };
/** A call under way, until it is ended; or when to ask again. */
export type Turn = { end(now: number): void } | { until: number };

export type Pacer = {
  take(whom: Whom, now: number): Turn;
  /** The provider refused: nothing to this recipient before then, and less to all for a while. */
  slowDown(whom: Whom, until: number, now: number): void;
  /** How many more calls each inbox may begin, of those that have a limit. */
  rooms(now: number): [inboxId: string, room: number][];
  /** When the first of the inboxes without room has some again; null when all have. */
  findNextRoom(now: number): number | null;
  /** Inboxes for which somebody had to wait since. */
  heldSince(since: number): string[];
};

type Lane = { rate: Rate; busy: number; ends: number[]; closedUntil: number; share: number; sharedAt: number };

const SMALLEST_SHARE = 1 / 16;
const SHARE_DOUBLES_MS = 30_000;
const MOST_RECIPIENTS = 5000;

export const createPacer = (): Pacer => {
  const inboxes = new Map<string, Lane[]>();
  const held = new Map<string, number>();
  const recipients = new Map<string, Lane[]>();
  const lanesOf = ({ inboxId, recipient, rates }: Whom, now: number): Lane[] => {
    if (recipients.size > MOST_RECIPIENTS) forgetIdle(recipients, now);
    return [
      ...openLanes(inboxes, inboxId, rates, 'inbox', now),
      ...openLanes(recipients, `${inboxId}\n${recipient}`, rates, 'recipient', now),
    ];
  };
  return {
    take: (whom, now) => {
      if (whom.rates.length === 0) return { end: () => undefined };
      const lanes = lanesOf(whom, now);
      const full = lanes.filter((lane) => roomIn(lane, now) < 1);
      if (full.length > 0) {
        held.set(whom.inboxId, now);
        return { until: Math.max(...full.map((lane) => opensAt(lane, now))) };
      }
      for (const lane of lanes) lane.busy += 1;
      return {
        end: (at) => {
          for (const lane of lanes) endTurn(lane, at);
        },
      };
    },
    slowDown: (whom, until, now) => {
      for (const lane of lanesOf(whom, now)) {
        if (lane.rate.per === 'recipient') lane.closedUntil = until;
        else Object.assign(lane, { share: Math.max(SMALLEST_SHARE, shareOf(lane, now) / 2), sharedAt: now });
      }
    },
    rooms: (now) =>
      [...inboxes].flatMap(([inboxId, lanes]) =>
        lanes.length === 0 ? [] : [[inboxId, Math.min(...lanes.map((lane) => roomIn(lane, now)))] as [string, number]],
      ),
    findNextRoom: (now) => {
      const full = [...inboxes.values()].flat().filter((lane) => roomIn(lane, now) < 1);
      return full.length === 0 ? null : Math.min(...full.map((lane) => opensAt(lane, now)));
    },
    heldSince: (since) => [...held].filter(([, at]) => at >= since).map(([inboxId]) => inboxId),
  };
};

const openLanes = (known: Map<string, Lane[]>, key: string, rates: readonly Rate[], per: Rate['per'], now: number): Lane[] => {
  const open = known.get(key);
  if (open !== undefined) return open;
  const lanes = rates
    .filter((rate) => rate.per === per)
    .map((rate) => ({ rate, busy: 0, ends: [], closedUntil: 0, share: 1, sharedAt: now }));
  known.set(key, lanes);
  return lanes;
};

const shareOf = ({ share, sharedAt }: Lane, now: number): number => Math.min(1, share * 2 ** ((now - sharedAt) / SHARE_DOUBLES_MS));

const recentOf = ({ ends, rate }: Lane, now: number): number[] => ends.filter((at) => at > now - rate.ms);

const allowedIn = (lane: Lane, now: number): number => Math.max(1, Math.floor(lane.rate.n * shareOf(lane, now)));

const roomIn = (lane: Lane, now: number): number =>
  now < lane.closedUntil ? 0 : allowedIn(lane, now) - lane.busy - recentOf(lane, now).length;

const opensAt = (lane: Lane, now: number): number => {
  const recent = recentOf(lane, now);
  const over = lane.busy + recent.length - allowedIn(lane, now);
  if (over < 0) return lane.closedUntil;
  // What is still under way ends nobody knows when.
  return Math.max(lane.closedUntil, (recent[over] ?? now) + lane.rate.ms);
};

const endTurn = (lane: Lane, at: number): void => {
  lane.busy -= 1;
  lane.ends = [...recentOf(lane, at), at];
};

const forgetIdle = (known: Map<string, Lane[]>, now: number): void => {
  for (const [key, lanes] of known)
    if (lanes.every((lane) => lane.busy === 0 && now >= lane.closedUntil && recentOf(lane, now).length === 0)) known.delete(key);
};
