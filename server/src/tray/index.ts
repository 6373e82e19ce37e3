export { addToTray, getTrayItem, listTray, settleForMessage, settleForMessages, settleTrayItem, type TrayRow } from './tray.ts';
