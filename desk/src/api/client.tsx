import type { Client } from '@throughline/sdk';
import { createContext, use } from 'react';

const ClientContext = createContext<Client | null>(null);
export const ClientProvider = ClientContext;

export const useClient = (): Client => {
  const client = use(ClientContext);
  if (client === null) throw new Error('useClient stands outside ClientProvider');
  return client;
};
