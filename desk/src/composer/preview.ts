/** How the channels of a conversation would show a draft: the one renderer, run here, with each channel's abilities. */
import type { Abilities } from '@throughline/protocol/channel';
import { lengthOf, render } from '@throughline/rendering';
import type { Message, Thread } from '../api/use-api.ts';

export type PreviewPiece = { plain: string; units: number; options: string[]; media: string[] };
export type ThreadPreview = {
  thread: Thread;
  pieces: PreviewPiece[];
  max: number;
  losses: { code: string; detail: string; count?: number | undefined }[];
};

export const previewOn = (thread: Thread, abilities: Abilities, parts: Message['parts']): ThreadPreview => {
  const { pieces, losses } = render({ parts, abilities, fileUrl: (id) => `${window.location.origin}/api/v1/files/${id}` });
  return {
    thread,
    max: abilities.text.max,
    losses,
    pieces: pieces.map((piece) => ({
      plain: piece.plain,
      units: lengthOf(piece.text, abilities),
      options: (piece.options?.items ?? []).map((item) => item.label),
      media: (piece.media ?? []).map((one) => one.name ?? one.kind),
    })),
  };
};
