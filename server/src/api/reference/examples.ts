import type { BodyInputOf, OperationName } from '@throughline/protocol/api';

type Examples = { readonly [N in OperationName]?: BodyInputOf<N> };

/** Bodies shown in the reference; a test parses each with its schema. */
export const EXAMPLES: Examples = {
  sendReply: { parts: [{ type: 'text', text: 'Your card code is on its way.' }], undoSeconds: 5 },
  addNote: { parts: [{ type: 'text', text: 'Paid twice; refund is under way.' }] },
  snoozeConversation: { until: '2026-01-06T08:00:00Z' },
  createInbox: { kind: 'api', name: 'Our app', settings: { url: 'https://app.example.com/replies', secret: 'choose-a-long-one' } },
  receiveMessage: {
    id: 'order-page-8841',
    from: { type: 'email', value: 'lin@example.com', name: 'Lin', verified: true },
    parts: [{ type: 'text', text: 'Where is my card code? My order is CK-1042.' }],
  },
  createAgent: { name: 'Wei', email: 'wei@example.com', role: 'agent', languages: ['zh', 'en'] },
  createToken: { name: 'Shop back office', scopes: ['conversations:read', 'conversations:write'] },
  createArticle: {
    slug: 'refund',
    texts: { en: { title: 'Refunds', body: 'Within 7 days, in full.' }, zh: { title: '退款', body: '7 天内全额退款。' } },
  },
  saveMacro: { shortcut: 'thanks', title: 'Thanks', texts: { en: 'Thank you for waiting!', zh: '感谢您的耐心等待！' } },
};
