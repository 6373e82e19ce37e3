import { BUTTON_TEXTS } from '../locales/button.ts';
import type { Locale } from '../locales/choose-locale.ts';
import { fill } from '../locales/fill.ts';
import css from './button.css?inline';

export type Button = {
  root: ShadowRoot;
  /** Where the panel is drawn; before the button in reading order. */
  place: HTMLElement;
  setOpen(open: boolean): void;
  setUnread(count: number): void;
  focus(): void;
};

const SVG = 'http://www.w3.org/2000/svg';

const drawIcon = (): SVGElement => {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 28 28');
  icon.setAttribute('aria-hidden', 'true');
  const stroke = (name: string, line: string): void => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', line);
    icon.append(path);
  };
  stroke('talk', 'M8 3.5h12a5 5 0 0 1 5 5v7.5a5 5 0 0 1-5 5h-4.5L10 25.5V21H8a5 5 0 0 1-5-5V8.5a5 5 0 0 1 5-5z');
  stroke('talk', 'M10 7.5v1.3c0 2.3 4 2.1 4 4.4V17M18 7.5v1.3c0 2.3-4 2.1-4 4.4');
  stroke('shut', 'M7 11l7 7 7-7');
  return icon;
};

/**
 * The quiet button, in its own shadow root. Styles come in a constructed sheet, which a page's style policy does not
 * forbid. Keys pressed inside stay inside: a page with one-letter shortcuts must not act on what is typed into the chat.
 */
export const drawButton = (host: HTMLElement, locale: Locale, press: () => void): Button => {
  const texts = BUTTON_TEXTS[locale];
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  for (const type of ['keydown', 'keyup', 'keypress']) root.addEventListener(type, (event) => event.stopPropagation());
  const place = document.createElement('div');
  place.lang = locale === 'zh' ? 'zh-CN' : 'en';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.lang = place.lang;
  button.onclick = press;
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  button.append(drawIcon(), badge);
  root.append(place, button);
  const shown = { open: false, unread: 0 };
  const update = (): void => {
    const { open, unread } = shown;
    button.setAttribute('aria-expanded', String(open));
    button.ariaLabel = open ? texts.close : unread > 0 ? fill(texts.unread, { count: unread }) : texts.open;
    badge.hidden = open || unread === 0;
    badge.textContent = unread > 99 ? '99+' : String(unread);
  };
  update();
  return {
    root,
    place,
    setOpen: (open) => {
      shown.open = open;
      update();
    },
    setUnread: (count) => {
      shown.unread = count;
      update();
    },
    focus: () => button.focus(),
  };
};
