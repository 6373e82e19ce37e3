export { addToTray, getTrayItem, listTray, settleForMessage, settleTrayItem, type TrayRow } from './tray.ts';
