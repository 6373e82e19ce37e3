import type { Abilities, AnyChannel, Rendered } from '@throughline/protocol/channel';
import type { Part } from '@throughline/protocol/parts';
import { render } from '@throughline/rendering';
import { keepRecent } from '../platform/keep-recent.ts';
import type { DeliveryDeps } from './types.ts';

/** `plainer`: the provider's limit was tighter than its channel believes. */
export type FitParts = (parts: readonly Part[], channel: AnyChannel, plainer?: boolean) => Rendered;

const KEPT = 200;

/** Fits answers to channels. Mere words are fitted once for all who get the same answer; links to files are made anew each time. */
export const createFit = ({ channels, outside: { fileUrl } }: Pick<DeliveryDeps, 'channels' | 'outside'>): FitParts => {
  const fitParts: FitParts = (parts, { abilities }, plainer = false) =>
    render({ parts: [...parts], abilities: plainer ? makePlainer(abilities) : abilities, fileUrl });
  const fitWords = keepRecent(KEPT, (words) => {
    const { parts, kind, plainer } = JSON.parse(words) as { parts: Part[]; kind: string; plainer: boolean };
    const channel = channels.get(kind);
    if (channel === undefined) throw new Error(`there is no channel ${kind}`);
    return fitParts(parts, channel, plainer);
  });
  return (parts, channel, plainer = false) =>
    channels.get(channel.kind) === channel && parts.every((part) => part.type === 'text' || part.type === 'options')
      ? fitWords(JSON.stringify({ parts, kind: channel.kind, plainer }))
      : fitParts(parts, channel, plainer);
};

const makePlainer = (abilities: Abilities): Abilities => ({
  ...abilities,
  text: { ...abilities.text, max: Math.max(40, Math.floor(abilities.text.max / 2)), dialect: 'plain' },
  options: [],
});
