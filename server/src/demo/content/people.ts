export type DemoAgent = { name: string; email: string; role: 'agent'; languages: string[]; capacity: number };
/** `value` is how much the shop cares about this customer. */
export type DemoCustomer = { name: string; email: string; language: string; value: 'normal' | 'vip'; remark: string };

export const DEMO_AGENTS: readonly DemoAgent[] = [
  { name: '林晓', email: 'lin.xiao@cardlet.example', role: 'agent', languages: ['zh', 'en'], capacity: 5 },
  { name: 'Emma Clarke', email: 'emma.clarke@cardlet.example', role: 'agent', languages: ['en'], capacity: 5 },
];

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  { name: '王小明', email: 'wang.xiaoming@example.com', language: 'zh', value: 'vip', remark: '老顾客，常买 Steam 国区卡。' },
  { name: '陈美玲', email: 'chen.meiling@example.com', language: 'zh', value: 'normal', remark: '给孩子买 Switch 点卡，喜欢发邮件。' },
  { name: '李强', email: 'li.qiang@example.com', language: 'zh', value: 'normal', remark: '' },
  { name: '赵婷', email: 'zhao.ting@example.com', language: 'zh', value: 'vip', remark: '公司采购，需要专用发票。' },
  {
    name: 'Ana Ruiz',
    email: 'ana.ruiz@example.com',
    language: 'en',
    value: 'normal',
    remark: 'Lives in Madrid; writes English, sometimes Spanish.',
  },
  { name: 'Tom Becker', email: 'tom.becker@example.com', language: 'en', value: 'normal', remark: '' },
  {
    name: 'Grace Okafor',
    email: 'grace.okafor@example.com',
    language: 'en',
    value: 'vip',
    remark: 'Buys for a gaming café; asks about bulk prices.',
  },
  { name: 'Kenji Mori', email: 'kenji.mori@example.com', language: 'en', value: 'normal', remark: 'Needs Japan region cards.' },
];
