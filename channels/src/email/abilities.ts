import type { Abilities } from '@throughline/protocol/channel';

const anything = ['*/*'] as const;

/** Limits are ours where mail has none; 25 MB for the whole mail is what most servers take, and base64 adds a third. */
export const emailAbilities: Abilities = {
  text: { max: 200_000, unit: 'utf16', dialect: 'html-email' },
  options: [],
  media: {
    image: { maxBytes: 18_000_000, mimes: anything, by: 'inline' },
    audio: { maxBytes: 18_000_000, mimes: anything, by: 'inline' },
    voice: { maxBytes: 18_000_000, mimes: anything, by: 'inline' },
    video: { maxBytes: 18_000_000, mimes: anything, by: 'inline' },
    file: { maxBytes: 18_000_000, mimes: anything, by: 'inline' },
  },
  windows: [],
  can: { subject: true, copy: true, quote: true },
  receipts: ['sent', 'delivered', 'read', 'failed'],
  // The Message-ID stays the same, but no server promises to drop the second copy.
  idempotent: 'none',
  rates: [],
  ackMs: 60_000,
};
