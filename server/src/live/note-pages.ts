/* What a visitor looks at and what their host page tells of it. Kept once they are somebody: nobody becomes a customer by looking. */
import { z } from 'zod';
import { customerStore } from '../customers/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/db/index.ts';
import type { Guest } from './guests.ts';

type NoteDeps = { database: Database; clock: Clock };

const MOST_PAGES = 20;
const MOST_FACTS = 10;
const LONGEST_TITLE = 500;
const Page = z.object({ url: z.string().max(2000), title: z.string().max(LONGEST_TITLE) });
const Fact = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);
const Track = z.object({ name: z.string().min(1).max(100), facts: z.record(z.string().max(60), Fact).default({}) });

export const notePage = async (deps: NoteDeps, guest: Guest, frame: Record<string, unknown>): Promise<void> => {
  const page = Page.safeParse(frame);
  if (!page.success) return;
  guest.url = page.data.url;
  await keep(deps, guest, page.data);
};

/** A fact the host page told stands among the pages, at the page where it happened: "cart: total 5000, currency CNY". */
export const noteTrack = async (deps: NoteDeps, guest: Guest, frame: Record<string, unknown>): Promise<void> => {
  const track = Track.safeParse(frame);
  if (!track.success) return;
  const facts = Object.entries(track.data.facts)
    .slice(0, MOST_FACTS)
    .map(([name, value]) => `${name} ${value}`);
  const title = [track.data.name, facts.join(', ')].filter((words) => words !== '').join(': ');
  await keep(deps, guest, { url: guest.url, title: title.slice(0, LONGEST_TITLE).toWellFormed() });
};

const keep = async (deps: NoteDeps, guest: Guest, page: { url: string; title: string }): Promise<void> => {
  guest.pages = [...guest.pages, { ...page, at: deps.clock.now() }].slice(-MOST_PAGES);
  await flushPages(deps, guest);
};

export const flushPages = async (deps: NoteDeps, guest: Guest): Promise<void> => {
  if (guest.pages.length === 0) return;
  const identity = await customerStore.findIdentity(deps.database.kysely, { type: 'visitor', scope: '', value: guest.claims.visitorId });
  if (identity === undefined) return;
  const { pages } = guest;
  guest.pages = [];
  for (const page of pages) await customerStore.recordPageView(deps.database.kysely, identity.id, page);
};
