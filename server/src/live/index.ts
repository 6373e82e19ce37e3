export { registerWidget, type WidgetDeps } from './register-widget.ts';
export { type Live, type LiveDeps, startLive } from './start-live.ts';
