import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep red, for honour and the one main action of a screen. */
const honour: MantineColorsTuple = [
  ...(['#fbeeed', '#f3d5d3', '#e9b1ae', '#d98d89', '#c6625e', '#b3332f', '#a3241f'] as const),
  ...(['#931a1c', '#7d1416', '#660e11'] as const),
];
/** Jade, for what is done and what was checked. */
const jade: MantineColorsTuple = [
  ...(['#e9f5ef', '#cfe8dc', '#a3d1bc', '#74b99a', '#4aa27d', '#2c8d67', '#1c7a57'] as const),
  ...(['#136647', '#0d5239', '#083e2b'] as const),
];
/** Amber, for time that runs out and for nothing else. */
const amber: MantineColorsTuple = [
  ...(['#fdf4e3', '#f9e4bd', '#f1cd87', '#e7b350', '#d99a26', '#bb7f12', '#96640a'] as const),
  ...(['#7a5006', '#5f3e04', '#452d02'] as const),
];
/** Greys with the warmth of paper and ink. */
const gray: MantineColorsTuple = [
  ...(['#f7f4ed', '#efebe2', '#e3ddd1', '#d3ccbe', '#b3ab9c', '#8d8577', '#6b6459'] as const),
  ...(['#524c43', '#38332d', '#221f1b'] as const),
];
const dark: MantineColorsTuple = [
  ...(['#ebe6dc', '#d3cdc1', '#aea79b', '#8b8478', '#5f5a52', '#45413a', '#332f2a'] as const),
  ...(['#1d1b18', '#171512', '#100f0d'] as const),
];

const FONT = "'Be Vietnam Pro', 'Be Vietnam Fallback', system-ui, sans-serif";

/** The one calm language of form: warm paper, near-black ink, 17 px on a line of 24, nothing that floats or glows. */
export const theme = createTheme({
  colors: { honour, jade, amber, gray, dark },
  primaryColor: 'honour',
  primaryShade: { light: 7, dark: 5 },
  white: '#ffffff',
  black: '#221f1b',
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.3125rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.41', lg: '1.4', xl: '1.35' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'md' }, classNames: { root: 'button', label: 'button-label' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md', hideControls: true } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    // The lock writes a style into the page, which the content policy refuses; base.css stops the page instead.
    Modal: {
      defaultProps: { lockScroll: false, centered: false, radius: 'sm', transitionProps: { duration: 120 } },
    },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 100 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 } } },
  },
});
