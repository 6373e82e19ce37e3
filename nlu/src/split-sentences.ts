/** Markdown marks, links and list bullets off; what a reader sees. */
export function stripMarkdown(text: string): string {
  return text
    .replace(/```[^\n]{0,40}/g, ' ')
    .replace(/!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/^[ \t]{0,8}(?:#{1,6}|[-*+>]|\d{1,3}[.)])[ \t]{1,8}/gm, '')
    .replace(/[*_`~|]{1,3}/g, '');
}

/** Sentences in order, trimmed; a line break ends one, a full stop inside a number or an address does not. */
export function splitSentences(text: string): string[] {
  return stripMarkdown(text)
    .split(/(?<=[。!?!?…;;])(?!["'」』”’)])|(?<=[.])\s+(?=\S)|[\r\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
