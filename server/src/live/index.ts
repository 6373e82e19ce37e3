export { registerWidget } from './register-widget.ts';
export { startLive } from './start-live.ts';
