/** A mail's HTML as plain words: quotes become "> " lines, links keep their address, pictures and styles fall away. */
import { convert, type HtmlToTextOptions } from 'html-to-text';

// More markup than any newsletter has in words; what lies beyond stays in the kept HTML.
const MAX_HTML = 400_000;

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 120, ellipsis: '…' },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ['<', '>'] } },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'hr', format: 'lineBreak' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
  ],
};

/** Never throws: markup too twisted for the converter is stripped of its tags instead. */
export const htmlToWords = (html: string): string => {
  try {
    return tidy(convert(html.slice(0, MAX_HTML), OPTIONS));
  } catch {
    return tidy(
      html
        .slice(0, MAX_HTML)
        .replace(/<(style|script)\b[\s\S]{0,100000}?<\/\1>/gi, '')
        .replace(/<br\b[^>]{0,500}>|<\/p>|<\/div>/gi, '\n')
        .replace(/<[^>]{0,5000}>/g, ''),
    );
  }
};

const tidy = (text: string): string =>
  text
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
