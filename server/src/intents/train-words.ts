import type { IntentFigures } from '@throughline/protocol/intents';
import type { Lesson } from './types.ts';

/** What the training thread and its keeper say to each other. */
export type ToWorker = { lessons: readonly Lesson[] };
export type FromWorker = { type: 'progress'; share: number } | { type: 'trained'; bytes: Uint8Array; figures: IntentFigures };
