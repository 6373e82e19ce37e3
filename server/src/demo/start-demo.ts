import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { InboxBook, InboxDeps } from '../inboxes/index.ts';
import type { Accept } from '../intake/index.ts';
import type { Bus } from '../platform/bus/index.ts';
import type { Database } from '../platform/db/index.ts';
import { greetDesk } from './greet-desk.ts';
import { registerPlayground } from './register-playground.ts';
import { registerShop } from './register-shop.ts';
import { setUpDemo } from './set-up-demo.ts';
import type { Simulators } from './start-simulators.ts';
import { wireInboxes } from './wire-inboxes.ts';

export type StartDemo = InboxDeps & {
  database: Database;
  bus: Bus;
  accept: Accept;
  inboxes: InboxBook;
  simulators: Simulators;
  now(): Date;
};

/** Sets the shop up on an empty database, or tells its inboxes where today's simulators are. Nothing happens without demo inboxes. */
export const startDemo = async (deps: StartDemo): Promise<void> => {
  if (await setUpDemo(deps, deps.simulators)) await greetDesk(deps);
  else await wireInboxes(deps, deps.simulators);
};

/** The shop's page and the playground's doors; before the server listens. */
export const registerDemo = (
  app: FastifyInstance,
  deps: { database: Database; simulators: Simulators; admit(request: FastifyRequest): Promise<unknown>; now(): Date },
): void => {
  registerShop(app, deps);
  registerPlayground(app, deps);
};
