/** An inbox's form as data: what the channel's fields start with, and what is sent. Pure. */
import type { ChannelKind, Inbox } from '../api/use-api.ts';

export type SettingField = ChannelKind['fields'][number];
export type FieldValue = string | boolean;
export type InboxDraft = { name: string; values: Record<string, FieldValue>; enabled: boolean; strategy: Inbox['strategy'] };

const start = (field: SettingField, kept: unknown): FieldValue => {
  if (field.input === 'switch') return kept === true;
  if (field.input === 'list') return Array.isArray(kept) ? kept.join('\n') : typeof kept === 'string' ? kept : '';
  return kept === undefined || kept === null ? '' : String(kept);
};

export const draftOf = (kind: ChannelKind, inbox: Inbox | null, name: string): InboxDraft => ({
  name: inbox?.name ?? name,
  values: Object.fromEntries(kind.fields.map((field) => [field.name, start(field, inbox?.settings[field.name])])),
  enabled: inbox?.enabled ?? true,
  strategy: inbox?.strategy ?? { assistant: true, tone: 'neutral', continueMinutes: 4320 },
});

const sent = (field: SettingField, value: FieldValue): unknown => {
  if (typeof value === 'boolean') return value;
  const text = value.trim();
  if (field.input === 'list') return text.split(/\s*\n\s*/).filter((line) => line !== '');
  if (text === '') return undefined;
  return field.input === 'number' ? Number(text) : text;
};

/** Empty secrets are left out, so that those that are set stay. */
export const settingsOf = (kind: ChannelKind, values: Record<string, FieldValue>): Record<string, unknown> =>
  Object.fromEntries(
    kind.fields.map((field) => [field.name, sent(field, values[field.name] ?? '')] as const).filter(([, value]) => value !== undefined),
  );

export const missingFields = (kind: ChannelKind, values: Record<string, FieldValue>, secretsSet: readonly string[]): string[] =>
  kind.fields
    .filter((field) => field.required === true && String(values[field.name] ?? '').trim() === '' && !secretsSet.includes(field.name))
    .map((field) => field.name);
