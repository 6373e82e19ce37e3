import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from './speak-http.ts';
import { customerSays } from './levers.ts';
import { KIND, uuid } from './ids.ts';
import { iso, need, type World } from './world.ts';
import { textOf } from '@throughline/protocol/parts';

const mishaps = { slow: false, duplicate: false, outOfOrder: false, rateLimit: false, outage: false };

const state = (world: World) => {
  const now = world.now();
  const heard = need(world.messages.get(uuid(KIND.conversation, 4)));
  return {
    telegram: {
      user: { id: 91123, name: '李婷' },
      messages: heard.map((message) => ({
        id: message.id,
        mine: message.direction === 'inbound',
        text: textOf(message.parts),
        options: message.direction === 'inbound' ? [] : [{ id: 'human', label: '转人工' }],
        at: message.createdAt,
      })),
      gauges: { perSecond: { used: 1, max: 30 }, textUnits: { used: 38, max: 4096 }, blocked: false },
    },
    mail: {
      address: 'liting@example.com',
      inbox: [
        {
          id: 'm1',
          from: '点卡小铺 <help@cardlet.example>',
          subject: 'Re: 没有收到卡密 [#1204 8867]',
          text: '您好，\n\n卡密已经补发，请查看订单 1052。\n\n点卡小铺',
          html: '<p>您好，</p><p>卡密已经补发，请查看<b>订单 1052</b>。</p><p>点卡小铺</p>',
          at: iso(now - 600_000),
        },
      ],
    },
    web: { inboxId: uuid(KIND.inbox, 1) },
    mishaps,
  };
};

export const playground = async (world: World, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
  if (request.method === 'GET') return sendJson(response, 200, state(world));
  const body = JSON.parse((await readBody(request)).toString() || '{}') as { text?: string };
  if (path.endsWith('/telegram') && body.text !== undefined)
    customerSays(world, { conversationId: uuid(KIND.conversation, 4), text: body.text });
  sendJson(response, 200, { ok: true });
};
