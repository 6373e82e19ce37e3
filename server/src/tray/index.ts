export { addToTray, getTrayItem, listTray, type NewTrayItem, settleForMessage, settleTrayItem, type TrayKind, type TrayRow, type TrayState } from './tray.ts';
