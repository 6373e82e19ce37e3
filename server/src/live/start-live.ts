import type { Server } from 'node:http';
import { acceptSockets } from './accept-sockets.ts';
import { createDeskSockets, type DeskSocketDeps } from './desk-socket.ts';
import { createPresence } from './presence.ts';
import { createVisitorSockets, type VisitorSocketDeps } from './visitor-socket.ts';

export type LiveDeps = {
  desk: Omit<DeskSocketDeps, 'presence' | 'agentTypes'>;
  visitors: Omit<VisitorSocketDeps, 'customerTypes'>;
  onError(error: unknown): void;
};
export type Live = { onlineAgents(): string[]; visitorSocketDeps: VisitorSocketDeps; stop(): void };

/** Opens the sockets on an HTTP server. */
export const startLive = (server: Server, deps: LiveDeps): Live => {
  const presence = createPresence((conversationId) => desk.tellPresence(conversationId));
  const visitorSocketDeps: VisitorSocketDeps = { ...deps.visitors, customerTypes: (id, on) => presence.customerTypes(id, on) };
  const visitors = createVisitorSockets(visitorSocketDeps);
  const desk = createDeskSockets({ ...deps.desk, presence, agentTypes: (id, name, on) => visitors.agentTypes(id, name, on) });
  const sockets = acceptSockets(server, { '/live': desk.door, '/widget/live': visitors.door }, deps.onError);
  return {
    onlineAgents: () => desk.onlineAgents(),
    visitorSocketDeps,
    stop: () => {
      sockets.close();
      desk.close();
      visitors.close();
    },
  };
};
