/** The playground inboxes have fixed ids, so that links, the shop's page and simulators find them at every start. */
export const DEMO_INBOX = {
  web: '0de30000-0000-7000-8000-000000000001',
  email: '0de30000-0000-7000-8000-000000000002',
  telegram: '0de30000-0000-7000-8000-000000000003',
} as const;

export const DEMO_ADDRESS = 'support@cardlet.example';
/** Who the playground's customer is by mail and in Telegram. */
export const DEMO_VISITOR = { email: 'wang.xiaoming@example.com', name: '王小明', telegramId: 5_500_000_001 } as const;
/** No real token: the simulator takes any. */
export const DEMO_TOKEN = '1000000001:AAE-playground-token-of-the-demo';
