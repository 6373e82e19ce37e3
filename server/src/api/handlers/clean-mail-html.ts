import sanitize from 'sanitize-html';

export type CleanMail = { html: string; blockedImages: number };

// A one-pixel transparent GIF keeps the layout where a picture is held back.
const HELD_BACK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const SIZE = /^\d{1,4}(px|%|em|pt)?$/;
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s,.%]{5,40}\))$/i;
const WORDS = /^[\w\s,'".%-]{1,120}$/;
const SPACES = /^([\d.]{1,6}(px|em|pt|%)?\s*){1,4}$/;

const STYLES = {
  color: [COLOUR],
  'background-color': [COLOUR],
  'font-family': [WORDS],
  'font-size': [/^[\d.]{1,5}(px|pt|em|rem|%)$/, /^(x{0,2}-?(small|large)|medium)$/],
  'font-style': [/^(italic|normal|oblique)$/],
  'font-weight': [/^(bold|normal|[1-9]00)$/],
  'text-align': [/^(left|right|center|justify|start|end)$/],
  'text-decoration': [/^(underline|line-through|none)$/],
  'line-height': [/^[\d.]{1,5}(px|em|%)?$/],
  'vertical-align': [/^(top|middle|bottom|baseline)$/],
  width: [SIZE],
  'max-width': [SIZE],
  height: [SIZE],
  margin: [SPACES],
  padding: [SPACES],
  border: [WORDS],
  'border-collapse': [/^(collapse|separate)$/],
};

/**
 * A mail's HTML without anything that runs, submits, loads or covers. Pictures from elsewhere tell the sender that the mail
 * was opened: they are held back until `showImages`. `inlineUrls`: pictures that came with the mail, by Content-ID.
 */
export const cleanMailHtml = (html: string, options: { showImages: boolean; inlineUrls: ReadonlyMap<string, string> }): CleanMail => {
  const counted = { blocked: 0 };
  const clean = sanitize(html, {
    allowedTags: [...sanitize.defaults.allowedTags, 'img', 'center', 'font', 'del', 'ins'],
    allowedAttributes: {
      '*': ['style', 'align', 'valign', 'dir', 'lang', 'title'],
      a: ['href', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
      td: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
      th: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
      font: ['color', 'face', 'size'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // What an image may come from was decided below; "http" is us, where we are reached without TLS.
    allowedSchemesByTag: { img: ['https', 'http', 'data'] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' } }),
      img: (tagName, attribs) => {
        const src = attribs['src'] ?? '';
        const inline = src.startsWith('cid:') ? options.inlineUrls.get(decodeCid(src)) : undefined;
        if (inline !== undefined) return { tagName, attribs: { ...attribs, src: inline } };
        if (/^data:image\/(png|gif|jpeg|webp);base64,/.test(src)) return { tagName, attribs };
        if (options.showImages && src.startsWith('https:')) return { tagName, attribs };
        counted.blocked += 1;
        return { tagName, attribs: { ...attribs, src: HELD_BACK } };
      },
    },
  });
  return { html: clean, blockedImages: counted.blocked };
};

const decodeCid = (src: string): string => {
  try {
    return decodeURIComponent(src.slice('cid:'.length));
  } catch {
    return src.slice('cid:'.length);
  }
};
