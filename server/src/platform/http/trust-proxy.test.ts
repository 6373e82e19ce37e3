import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createHttp, type HttpOptions } from './create-http.ts';

const addressSeen = async (trustProxy: HttpOptions['trustProxy'], forwarded: string, remoteAddress = '10.0.0.7'): Promise<string> => {
  const app = createHttp({ logger: pino({ level: 'silent' }), publicUrl: 'http://localhost', refusals: {}, trustProxy });
  app.get('/', async (request) => ({ ip: request.ip }));
  const answer = await app.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': forwarded } });
  return answer.json().ip;
};

it('believes no X-Forwarded-For unless told whose', async () => {
  expect(await addressSeen(undefined, '198.51.100.1')).toBe('10.0.0.7');
});

it('believes the named proxies and nobody else', async () => {
  expect(await addressSeen(['10.0.0.0/8'], '198.51.100.1')).toBe('198.51.100.1');
  expect(await addressSeen(['10.0.0.0/8'], '198.51.100.1', '203.0.113.5')).toBe('203.0.113.5');
});

it('takes the address before the last proxy, not what a caller wrote before that', async () => {
  expect(await addressSeen(1, '127.0.0.1, 198.51.100.1')).toBe('198.51.100.1');
  expect(await addressSeen(2, '127.0.0.1, 198.51.100.1, 10.0.0.8')).toBe('198.51.100.1');
});
