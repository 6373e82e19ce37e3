/** What admins and agents teach by: intents, their examples, imports and labels. */
export { importIntents, readImport } from './import-intents.ts';
export { labelMessages } from './label-messages.ts';
export { addExamples, removeExample } from './write-examples.ts';
export { changeIntent, createIntent, removeIntent } from './write-intent.ts';
