/**
 * Every colour, size and face of the product, light and dark. The desk makes its Ant Design theme and its CSS variables
 * (`--tl-…`) from this file; the widget reads it too. The test beside it checks contrast: text ≥ 4.5, marks ≥ 3.
 */
export type Mode = 'light' | 'dark';

const LIGHT = {
  ink: '#16202c',
  inkSoft: '#52606f',
  inkFaint: '#66737f',
  paper: '#ffffff',
  quiet: '#f5f7f9',
  hover: '#eef2f5',
  line: '#e3e8ee',
  lineStrong: '#8593a1',
  accent: '#0b7a75',
  accentInk: '#0a6b67',
  accentSoft: '#e6f3f2',
  onAccent: '#ffffff',
  danger: '#c4314b',
  dangerSoft: '#fdeef0',
  warning: '#8a5a12',
  warningMark: '#b7791f',
  warningSoft: '#fdf6e7',
  note: '#fdf6e0',
  noteLine: '#ecd9a3',
  good: '#2f855a',
  goodInk: '#26704b',
  goodSoft: '#e8f5ee',
  mark: '#fde68a',
  shadow: '0 6px 24px rgb(22 32 44 / 0.12)',
};

const DARK: typeof LIGHT = {
  ink: '#e6edf3',
  inkSoft: '#a3b0bd',
  inkFaint: '#8c99a6',
  paper: '#11161c',
  quiet: '#171d25',
  hover: '#1e2630',
  line: '#27303a',
  lineStrong: '#66737f',
  accent: '#35b5ac',
  accentInk: '#4cc7be',
  accentSoft: '#12302f',
  onAccent: '#05201e',
  danger: '#f0798c',
  dangerSoft: '#3a1a22',
  warning: '#e0b060',
  warningMark: '#e0b060',
  warningSoft: '#33270f',
  note: '#2b2413',
  noteLine: '#544620',
  good: '#55b787',
  goodInk: '#6cc899',
  goodSoft: '#14301f',
  mark: '#7a5f10',
  shadow: '0 8px 28px rgb(0 0 0 / 0.5)',
};

export const COLORS: Record<Mode, typeof LIGHT> = { light: LIGHT, dark: DARK };

/** Charts and avatars: one ordered palette that colour-blind people can tell apart (after Okabe and Ito, darkened for white paper). */
export const PALETTE: Record<Mode, readonly string[]> = {
  light: ['#0b7a75', '#b4510a', '#3f62c4', '#8a5a12', '#a63d7d', '#4b6b22', '#5b6570'],
  dark: ['#35b5ac', '#f2994a', '#86a6ff', '#e0b060', '#e58bc2', '#9fc668', '#a3b0bd'],
};

export const SIZES = {
  radius: 8,
  space: 4,
  list: { size: 13, line: 20 },
  stream: { size: 14, line: 22 },
  motionMs: 120,
} as const;

export const FONTS = {
  text: 'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  mono: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
} as const;

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The CSS variables of a mode, by name. */
export const cssVariables = (mode: Mode): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(COLORS[mode]).map(([name, value]) => [`--tl-${dashed(name)}`, value])),
  ...Object.fromEntries(PALETTE[mode].map((value, index) => [`--tl-palette-${index}`, value])),
  '--tl-radius': `${SIZES.radius}px`,
  '--tl-motion': `${SIZES.motionMs}ms`,
  '--tl-font': FONTS.text,
  '--tl-mono': FONTS.mono,
});
