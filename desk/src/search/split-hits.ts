export type HitPiece = { text: string; hit: boolean; at: number };

/** Where the searched words stand in a text. Marks that the server set (`<mark>` or `**`) count as hits too. */
export const splitHits = (text: string, q: string): HitPiece[] => {
  const plain = text.replace(/<\/?(?:mark|b|em)>/g, '');
  const marked = [...text.matchAll(/<(mark|b|em)>(.+?)<\/\1>/g)].map((match) => match[2] ?? '');
  const words = [...new Set([...q.trim().split(/\s+/), ...marked])].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text: plain, hit: false, at: 0 }];
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu');
  const pieces: HitPiece[] = [];
  let end = 0;
  for (const match of plain.matchAll(pattern)) {
    if (match.index > end) pieces.push({ text: plain.slice(end, match.index), hit: false, at: end });
    pieces.push({ text: match[0], hit: true, at: match.index });
    end = match.index + match[0].length;
  }
  if (end < plain.length) pieces.push({ text: plain.slice(end), hit: false, at: end });
  return pieces;
};
