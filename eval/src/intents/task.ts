import type { IntentFigures } from './measure-intents.ts';
import type { Labelled } from './read-labelled.ts';

export type IntentTask = { train: Labelled[]; test: Labelled[]; valid: Labelled[]; oos: string | undefined; seed: number };

export type EngineResult = IntentFigures & { trainSeconds: number; perSecond: number; modelBytes: number };
