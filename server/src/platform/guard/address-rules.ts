import { BlockList, isIP } from 'node:net';

export type AddressRules = {
  /** May we connect to this address, that `name` stands for? Both as the URL standard writes them, IPv6 without brackets. */
  mayConnect(address: string, name: string, port: number): boolean;
};

// IANA's special-purpose registries (RFC 6890 and successors): everything that is not the public internet.
const CLOSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
// Of IPv6 only global unicast is open, without the parts of it that tunnel to IPv4, document or measure.
const OPEN_V6 = '2000::/3';
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];
// Alibaba Cloud's metadata address lies in public space of 100.64.0.0/10; Azure's wire server does not lie in any closed range.
const METADATA = ['168.63.129.16/32'];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
};

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

type Allowance = { matches(address: string, name: string): boolean; port: number | undefined };

/** `crm.local`, `crm.local:8080`, `10.1.2.3`, `[::1]:9000`, `10.0.0.0/8`. */
const parseAllowance = (text: string): Allowance => {
  if (text.includes('/')) {
    const list = listOf([text]);
    return { matches: (address) => list.check(address, familyOf(address)), port: undefined };
  }
  const bare = isIP(withoutBrackets(text)) !== 0;
  const [, host = text, port] = bare ? [] : (/^(.*):(\d+)$/.exec(text) ?? []);
  const wanted = withoutBrackets(host).toLowerCase();
  return {
    matches: (address, name) => name.toLowerCase() === wanted || address === wanted,
    port: port === undefined ? undefined : Number(port),
  };
};

/** Does an address lie in the public internet? IPv4 written into IPv6 counts as what it is. */
export const createIsPublic = (): ((address: string) => boolean) => {
  const closed4 = listOf([...CLOSED_V4, ...METADATA]);
  const open6 = listOf([OPEN_V6]);
  const closed6 = listOf(CLOSED_V6);
  return (given) => {
    const address = given.replace(/^::ffff:(?=\d+\.)/i, '');
    if (familyOf(address) === 'ipv4') return !closed4.check(address, 'ipv4');
    return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
  };
};

export const createAddressRules = (allowedPrivateHosts: readonly string[]): AddressRules => {
  const isPublic = createIsPublic();
  const allowances = allowedPrivateHosts.map(parseAllowance);
  return {
    mayConnect: (address, name, port) =>
      isIP(address) !== 0 &&
      (isPublic(address) || allowances.some((allowance) => (allowance.port ?? port) === port && allowance.matches(address, name))),
  };
};
