import type { Storage } from '../kept/storage.ts';
import type { Track } from '../panel-handle.ts';

const MOST = 20;

export type KeptTracks = { add(track: Track): void; drain(): Track[] };

/**
 * Pages and facts of this tab that nobody has been told yet. Nothing leaves the browser until the visitor opens the chat;
 * then the last few explain what they were looking at.
 */
export const openTracks = (storage: Storage, inbox: string): KeptTracks => {
  const key = `throughline:${inbox}:tracks`;
  const read = (): Track[] => {
    try {
      const kept: unknown = JSON.parse(storage.get(key) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };
  return {
    add: (track) => storage.set(key, JSON.stringify([...read(), track].slice(-MOST))),
    drain: () => {
      const tracks = read();
      storage.remove(key);
      return tracks;
    },
  };
};
