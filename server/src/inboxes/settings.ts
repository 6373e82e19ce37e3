import type { AnyChannel } from '@throughline/protocol/channel';
import type { z } from 'zod';
import { Refusal } from '../platform/refusal.ts';

/** Seals secrets at rest; see platform/secrets. */
export type Sealer = { seal(plain: string): string; open(sealed: string): string };
export type ChannelBook = ReadonlyMap<string, AnyChannel>;
export type Settings = Record<string, unknown>;

export const getChannel = (channels: ChannelBook, kind: string): AnyChannel => {
  const channel = channels.get(kind);
  if (channel === undefined) throw new Refusal('unknown-channel', { kind, known: [...channels.keys()] });
  return channel;
};

/** Checks settings with the channel's own schema; a mistake names the field. */
export const parseSettings = (channel: AnyChannel, settings: Settings): Settings => {
  const parsed = channel.settings.safeParse(settings);
  if (parsed.success) return parsed.data as Settings;
  throw new Refusal('invalid-settings', {
    issues: parsed.error.issues.map((issue: z.core.$ZodIssue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
};

const secretNames = (channel: AnyChannel): Set<string> =>
  new Set(channel.fields.filter((field) => field.secret === true).map((field) => field.name));

export const splitSettings = (channel: AnyChannel, settings: Settings): { open: Settings; secret: Settings } => {
  const names = secretNames(channel);
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {
    open: Object.fromEntries(given.filter(([name]) => !names.has(name))),
    secret: Object.fromEntries(given.filter(([name]) => names.has(name))),
  };
};
