import type { Intent, IntentExample, IntentModel } from '@throughline/protocol/intents';
import type { intentStore, versions } from '../../intents/index.ts';

type ListedIntent = Awaited<ReturnType<typeof intentStore.listIntents>>[number];
type ExampleRow = Awaited<ReturnType<typeof intentStore.listExamples>>[number];
type ModelRow = Awaited<ReturnType<typeof versions.getModel>>;

export const presentIntent = ({ zh, en, other, updatedAt, ...row }: ListedIntent): Intent => ({
  ...row,
  examples: { zh, en, other },
  updatedAt: updatedAt.toISOString(),
});

export const presentExample = (row: ExampleRow): IntentExample => ({ ...row, createdAt: row.createdAt.toISOString() });

export const presentModel = (row: ModelRow): IntentModel => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  trainedAt: row.trainedAt?.toISOString() ?? null,
  publishedAt: row.publishedAt?.toISOString() ?? null,
});
