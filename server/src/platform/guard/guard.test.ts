import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAddressRules } from './address-rules.ts';
import { createGuardedFetch, type GuardOptions } from './create-guarded-fetch.ts';
import { GuardError } from './guard-error.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
const servers: Server[] = [];
const serve = async (handler: Handler): Promise<number> => {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const closers: (() => void)[] = [];
const makeFetch = (options: Partial<GuardOptions> = {}) => {
  const guarded = createGuardedFetch({ allowedPrivateHosts: [], ...options });
  closers.push(guarded.close);
  return guarded;
};
const reasonOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'fetched';
  } catch (error) {
    if (error instanceof GuardError) return error.reason;
    throw error;
  }
};
afterEach(() => {
  for (const close of closers.splice(0)) close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('the guard refuses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://１２７.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'gopher://example.com/',
    'data:text/plain,x',
    'http://user:pass@example.com/',
    'nonsense',
  ])('%s', async (url) => {
    expect(['blocked', 'unknown']).toContain(await reasonOf(makeFetch()(url)));
  });

  it('a name when only one of its addresses is private', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.5', family: 4 },
    ];
    expect(await reasonOf(makeFetch({ resolve })('http://rebind.example/'))).toBe('blocked');
  });

  it('a name without any address', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await reasonOf(makeFetch({ resolve })('http://nowhere.example/'))).toBe('unknown');
  });

  it('a redirect from an allowed host into the private network', async () => {
    const inner = await serve((_request, response) => response.end('secret'));
    const outer = await serve((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${inner}/` }).end());
    const guarded = makeFetch({ allowedPrivateHosts: [`127.0.0.1:${outer}`] });
    expect(await reasonOf(guarded(`http://127.0.0.1:${outer}/`))).toBe('blocked');
  });

  it('a redirect to another scheme', async () => {
    const port = await serve((_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect(await reasonOf(makeFetch({ allowedPrivateHosts: ['127.0.0.1'] })(`http://127.0.0.1:${port}/`))).toBe('blocked');
  });
});

describe('the guard', () => {
  it('resolves a name once and connects to the address it judged', async () => {
    const port = await serve((request, response) => response.end(request.headers.host));
    let asked = 0;
    const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.9.9.9', family: 4 }];
    const answer = await makeFetch({ allowedPrivateHosts: ['shop.example'], resolve })(`http://shop.example:${port}/`);
    expect(await answer.text()).toBe(`shop.example:${port}`);
    expect(asked).toBe(1);
  });

  it('sends methods, headers and bodies, and answers like fetch', async () => {
    const port = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk;
      });
      request.on('end', () =>
        response
          .writeHead(201, { 'content-type': 'application/json', 'x-kind': request.headers['content-type'] ?? '' })
          .end(JSON.stringify({ method: request.method, body })),
      );
    });
    const guarded = makeFetch({ allowedPrivateHosts: ['127.0.0.0/8'] });
    const answer = await guarded(`http://127.0.0.1:${port}/x`, {
      method: 'POST',
      body: '{"a":"卡"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ method: 'POST', body: '{"a":"卡"}' });
    const form = new FormData();
    form.set('chat', '7');
    const sent = await guarded(`http://127.0.0.1:${port}/x`, { method: 'POST', body: form });
    expect(sent.headers.get('x-kind')).toMatch(/^multipart\/form-data; boundary=/);
    expect(await sent.text()).toContain('name=');
  });

  it('follows redirects, keeps credentials from other hosts, and stops after five', async () => {
    const seen: (string | undefined)[] = [];
    const target = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('there');
    });
    const port = await serve((request, response) =>
      response
        .writeHead(request.url === '/loop' ? 301 : 302, { location: request.url === '/loop' ? '/loop' : `http://127.0.0.1:${target}/` })
        .end(),
    );
    const guarded = makeFetch({ allowedPrivateHosts: ['127.0.0.1'] });
    const answer = await guarded(`http://127.0.0.1:${port}/go`, { method: 'POST', body: 'x', headers: { authorization: 'Bearer 1' } });
    expect(await answer.text()).toBe('there');
    expect(seen).toEqual([undefined]);
    expect(await reasonOf(guarded(`http://127.0.0.1:${port}/loop`))).toBe('redirects');
    expect(await reasonOf(guarded(`http://127.0.0.1:${port}/go`, { redirect: 'error' }))).toBe('redirects');
    expect((await guarded(`http://127.0.0.1:${port}/go`, { redirect: 'manual' })).status).toBe(302);
  });

  it('cuts off an answer that is too large, told or not', async () => {
    const port = await serve((_request, response) => {
      response.write('x'.repeat(600));
      response.end('x'.repeat(600));
    });
    const guarded = makeFetch({ allowedPrivateHosts: ['127.0.0.1'] });
    expect(await (await guarded(`http://127.0.0.1:${port}/`, {}, { maxBytes: 1200 })).text()).toHaveLength(1200);
    expect(await reasonOf(guarded(`http://127.0.0.1:${port}/`, {}, { maxBytes: 1199 }).then((answer) => answer.text()))).toBe('too-large');
  });

  it('gives up on a server that never answers and on one that never ends', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/drip') response.write('x');
    });
    const guarded = makeFetch({ allowedPrivateHosts: ['127.0.0.1'], timeoutMs: 100 });
    expect(await reasonOf(guarded(`http://127.0.0.1:${port}/`))).toBe('timeout');
    expect(await reasonOf(guarded(`http://127.0.0.1:${port}/drip`).then((answer) => answer.text()))).toBe('timeout');
  });

  it('says by its code that a connection was refused', async () => {
    const port = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    await expect(makeFetch({ allowedPrivateHosts: ['127.0.0.1'] })(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});

describe('address rules', () => {
  it('opens the public internet', () => {
    const rules = createAddressRules([]);
    for (const address of ['93.184.216.34', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::8a']) {
      expect(rules.mayConnect(address, 'x.example', 443)).toBe(true);
    }
  });

  it('allows what is named: a host, a host with its port, an address, a range', () => {
    const rules = createAddressRules(['crm.local', 'erp.local:8080', '[fd00::5]:9000', '10.1.0.0/16', '192.168.1.9']);
    expect(rules.mayConnect('10.7.7.7', 'CRM.local', 1)).toBe(true);
    expect(rules.mayConnect('10.7.7.7', 'erp.local', 8080)).toBe(true);
    expect(rules.mayConnect('10.7.7.7', 'erp.local', 8081)).toBe(false);
    expect(rules.mayConnect('fd00::5', 'fd00::5', 9000)).toBe(true);
    expect(rules.mayConnect('fd00::5', 'fd00::5', 9001)).toBe(false);
    expect(rules.mayConnect('10.1.200.3', 'anything', 80)).toBe(true);
    expect(rules.mayConnect('10.2.0.1', 'anything', 80)).toBe(false);
    expect(rules.mayConnect('192.168.1.9', '192.168.1.9', 80)).toBe(true);
    expect(rules.mayConnect('192.168.1.8', 'evil-crm.local', 80)).toBe(false);
  });
});
