/** Options: native in the first style that takes them all, else numbered text whose numbers are mapped back. */
import type { OptionStyle } from '@throughline/protocol/channel';
import type { Option } from '@throughline/protocol/parts';
import { fitsLength } from './measure.ts';
import { type Block, type Container, linkRun, paragraph, type Run } from './model.ts';
import { cleanText, plainRuns } from './parse-text.ts';

export const findStyle = (items: readonly Option[], styles: readonly OptionStyle[]): OptionStyle | undefined =>
  styles.find(
    (style) =>
      items.length <= style.max &&
      items.every((item) => {
        const reachable = item.url === undefined ? style.style !== 'link' : style.url;
        return reachable && fitsLength(item.label, style.label) && fitsLength(item.id, style.payload);
      }),
  );

const isChinese = (items: readonly Option[]): boolean => items.some((item) => /\p{Script=Han}/u.test(item.label));

/** Words for options that came without any: most channels refuse buttons under an empty text. */
export const neutralPrompt = (items: readonly Option[]): string => (isChinese(items) ? '请选择：' : 'Please choose:');

/** A numbered list, the first item with `start`, and a line that says what to do. */
export const numberedBlocks = (items: readonly Option[], start: number): Block[] => {
  const list: Container = { kind: 'list', ordered: true, tight: true };
  const lines = items.map((option, index) => {
    const item: Container = { kind: 'item', number: start + index };
    const label = cleanText(option.label);
    const runs: Run[] = option.url === undefined ? plainRuns(label) : [linkRun(label, option.url)];
    if (option.hint !== undefined) runs.push(...plainRuns(` – ${option.hint}`));
    return paragraph(runs, [list, item], [item]);
  });
  return [...lines, paragraph([{ text: isChinese(items) ? '回复数字即可选择。' : 'Reply with a number to choose.' }])];
};

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Numbers from `start`, and each label, to option ids. A number wins over a label that looks like one. */
export const numberOptions = (items: readonly Option[], start: number): Record<string, string> => {
  const labels = items.map((item) => [fold(item.label), item.id] as const);
  const numbers = items.map((item, index) => [String(start + index), item.id] as const);
  return Object.fromEntries([...labels, ...numbers]);
};

const HAN_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const NUMBER =
  /^(?:(?:我?选择?|我?選擇?|第|option|choice|number|no\.?|nr\.?|#)\s*)?[([]?\s*(\d{1,3}|[一二三四五六七八九十])\s*(?:[.。,，、)\]:!！]|号|號|个|個|项|項)*$/;

/** The option that a typed answer means: "2", "２", "2.", "选2", "(2)", "第二个" or its label. undefined when it means none. */
export const resolveTyped = (numbered: Readonly<Record<string, string>>, text: string): string | undefined => {
  const typed = fold(text);
  if (Object.hasOwn(numbered, typed)) return numbered[typed];
  const digits = NUMBER.exec(typed)?.[1];
  if (digits === undefined) return undefined;
  const han = HAN_NUMBERS.indexOf(digits);
  const number = han >= 0 ? String(han + 1) : String(Number(digits));
  return Object.hasOwn(numbered, number) ? numbered[number] : undefined;
};
