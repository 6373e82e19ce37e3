import { theme, type ThemeConfig } from 'antd';
import { COLORS, FONTS, type Mode, SIZES } from './tokens.ts';

/** Ant Design dressed in our tokens. `compact` in the desk's panes, roomy in settings. */
export const antdTheme = (mode: Mode, compact: boolean): ThemeConfig => {
  const c = COLORS[mode];
  const base = mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    algorithm: base,
    cssVar: { key: `tl-${mode}-${compact ? 'c' : 'r'}` },
    hashed: false,
    token: {
      colorPrimary: c.accent,
      colorInfo: c.accent,
      colorError: c.danger,
      colorWarning: c.warningMark,
      colorSuccess: c.good,
      colorLink: c.accentInk,
      colorTextBase: c.ink,
      colorText: c.ink,
      colorTextSecondary: c.inkSoft,
      colorTextTertiary: c.inkFaint,
      colorTextDescription: c.inkSoft,
      colorTextPlaceholder: c.inkFaint,
      colorBgBase: c.paper,
      colorBgContainer: c.paper,
      colorBgElevated: mode === 'dark' ? c.quiet : c.paper,
      colorBgLayout: c.quiet,
      colorBorder: mode === 'dark' ? '#3a4653' : '#cfd7df',
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      borderRadius: SIZES.radius,
      fontFamily: FONTS.text,
      fontFamilyCode: FONTS.mono,
      ...(compact
        ? { fontSize: SIZES.list.size, fontSizeSM: 12, controlHeight: 30, controlHeightSM: 24, controlHeightLG: 38, sizeStep: 3 }
        : { fontSize: SIZES.stream.size }),
      boxShadow: c.shadow,
      boxShadowSecondary: c.shadow,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.14s',
      wireframe: false,
    },
    components: {
      Button: { primaryColor: c.onAccent, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#2b3643' : '#243140', colorTextLightSolid: '#ffffff' },
      Segmented: { itemSelectedBg: c.paper, trackBg: c.hover, itemColor: c.inkSoft, itemSelectedColor: c.ink },
      Modal: { contentBg: mode === 'dark' ? c.quiet : c.paper, headerBg: 'transparent' },
    },
  };
};
