/** The few words of the loader, apart from the panel's texts so that they load with it. */
export const BUTTON_TEXTS = {
  en: { open: 'Open chat', close: 'Close chat', unread: 'Open chat, {count} unread', flash: 'New message' },
  zh: { open: '打开在线客服', close: '收起在线客服', unread: '打开在线客服，{count} 条未读', flash: '新消息' },
};
