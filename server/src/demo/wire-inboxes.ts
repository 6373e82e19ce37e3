import { inboxStore, updateInbox } from '../inboxes/index.ts';
import { DEMO_INBOX } from './demo-inboxes.ts';
import { type DemoDeps, mailSettings, telegramSettings } from './set-up-demo.ts';
import type { Simulators } from './start-simulators.ts';

/** Tells the playground inboxes where this start's simulators listen. An inbox that was deleted stays deleted. */
export const wireInboxes = async (deps: DemoDeps, simulators: Simulators): Promise<boolean> => {
  const there = new Set((await inboxStore.loadInboxes(deps.database.kysely)).filter((inbox) => inbox.playground).map((inbox) => inbox.id));
  const settings = { [DEMO_INBOX.email]: mailSettings(simulators), [DEMO_INBOX.telegram]: telegramSettings(simulators) };
  await deps.bus.transact(async (tx) => {
    for (const [id, fresh] of Object.entries(settings)) if (there.has(id)) await updateInbox(tx, deps, id, { settings: fresh }, null);
  });
  return there.size > 0;
};
