import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { createAddressRules } from './address-rules.ts';
import { GuardError } from './guard-error.ts';

export type Address = { address: string; family: number };

export type JudgeOptions = {
  allowedPrivateHosts: readonly string[];
  /** All addresses of a name; for tests. */
  resolve?(name: string): Promise<Address[]>;
};

/** What a host stands for now, if we may connect to all of it at this port; throws GuardError otherwise. */
export type JudgeHost = (host: string, port: number) => Promise<Address[]>;

export const createJudgeHost = (options: JudgeOptions): JudgeHost => {
  const rules = createAddressRules(options.allowedPrivateHosts);
  const resolve = options.resolve ?? ((name: string) => lookup(name, { all: true }));
  return async (host, port) => {
    const name = host.replace(/^\[(.*)\]$/, '$1');
    const addresses = isIP(name) === 0 ? await resolveName(name, resolve) : [{ address: name, family: isIP(name) }];
    const refused = addresses.find(({ address }) => !rules.mayConnect(address, name, port));
    if (refused === undefined && addresses.length > 0) return addresses;
    const allow = `to allow it, add it to THROUGHLINE_ALLOWED_PRIVATE_HOSTS`;
    throw new GuardError('blocked', `${host}:${port} leads to ${refused?.address ?? 'nothing'}, which is not a public address (${allow})`);
  };
};

const resolveName = async (name: string, resolve: (name: string) => Promise<Address[]>): Promise<Address[]> => {
  try {
    return await resolve(name);
  } catch (error) {
    throw Object.assign(new GuardError('unknown', `${name} has no address`), { cause: error });
  }
};

/** Connects to the addresses that were judged, whatever the name means by now. */
export const answerWith =
  (addresses: readonly Address[]): LookupFunction =>
  (_name, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
