import type { IncomingMessage, ServerResponse } from 'node:http';
import { textOf } from '@throughline/protocol/parts';
import { KIND, uuid } from './ids.ts';
import { customerSays } from './levers.ts';
import { readBody, sendJson } from './speak-http.ts';
import { iso, need, type World } from './world.ts';

const LI = uuid(KIND.conversation, 4);

const state = (world: World) => ({
  telegram: {
    user: { id: 91123, name: '李婷' },
    typing: false,
    messages: need(world.messages.get(LI)).map((message) => {
      const mine = message.direction === 'inbound';
      return {
        id: message.seq,
        mine,
        text: textOf(message.parts),
        entities: [],
        at: message.createdAt,
        media: null,
        options: mine ? [] : [{ id: 'human', label: '转人工' }],
      };
    }),
    gauges: { textMax: 4096, perChatSeconds: 1 },
  },
  mail: {
    address: 'liting@example.com',
    to: 'help@cardlet.example',
    inbox: [
      {
        id: 'm1',
        from: '点卡小铺 <help@cardlet.example>',
        subject: 'Re: 没有收到卡密 [#1204 8867]',
        text: '您好，\n\n卡密已经补发，请查看订单 1052。\n\n点卡小铺',
        html: '<p>您好，</p><p>卡密已经补发，请查看<b>订单 1052</b>。</p><p>点卡小铺</p>',
        at: iso(world.now() - 600_000),
      },
    ],
  },
  web: { inboxId: uuid(KIND.inbox, 1) },
  mishaps: {},
});

export const playground = async (world: World, request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
  if (request.method === 'POST') {
    const body = JSON.parse((await readBody(request)).toString() || '{}') as { text?: string };
    if (path.endsWith('/telegram') && body.text !== undefined) customerSays(world, { conversationId: LI, text: body.text });
  }
  sendJson(response, 200, state(world));
};
