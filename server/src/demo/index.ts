export { DEMO_INBOX } from './demo-inboxes.ts';
export { registerDemo, startDemo } from './start-demo.ts';
export { type Simulators, startSimulators } from './start-simulators.ts';
