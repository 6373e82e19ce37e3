/** Longer text is cut here (UTF-16 units): a message is understood by its opening, and hostile input stays cheap. */
export const MAX_LENGTH = 8_000;

/** Cuts without leaving half a surrogate pair behind. */
export function clip(text: string, limit = MAX_LENGTH): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
