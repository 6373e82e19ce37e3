export { DEMO_ARTICLES } from './content/articles.ts';
export { registerDemo, startDemo } from './start-demo.ts';
export { type Simulators, startSimulators } from './start-simulators.ts';
