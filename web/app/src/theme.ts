import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: calm, and dark enough at 8 for white text (WCAG AA). */
const petrol: MantineColorsTuple = [
  '#edf7f6', '#d9eeec', '#b1dcd8', '#84c8c2', '#58b1a9', '#359a91', '#1f8a80', '#127a71', '#0b6b63', '#08544e',
];

const gray: MantineColorsTuple = [
  '#f8f9fa', '#f2f4f5', '#e8ebed', '#dde1e4', '#cbd1d6', '#a9b1b9', '#838d97', '#4e5963', '#333c45', '#1d242b',
];

/** From text to the deepest ground, cool and low in contrast. */
const dark: MantineColorsTuple = [
  '#dfe3e6', '#c3c9ce', '#a3abb3', '#838c95', '#343b42', '#282e34', '#1e2328', '#171b1f', '#111417', '#0c0e10',
];

export const theme = createTheme({
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: 8,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.5' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '0.875rem' }, h3: { fontSize: '0.8125rem' } } },
  radius: { xs: '4px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  components: {
    // What helps stands below, so that controls side by side stand on one line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    ModalRoot: { defaultProps: { radius: 'lg', transitionProps: { duration: 120 } } },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.3 } },
    DrawerOverlay: { defaultProps: { backgroundOpacity: 0.3 } },
  },
  shadows: {
    xs: '0 1px 2px rgb(0 0 0 / 5%)',
    sm: '0 1px 2px rgb(0 0 0 / 5%), 0 2px 6px rgb(0 0 0 / 4%)',
    md: '0 2px 4px rgb(0 0 0 / 5%), 0 8px 24px rgb(0 0 0 / 10%)',
  },
});

/** What components and our own styles share beside Mantine's variables. */
export const variables: CSSVariablesResolver = (t) => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5a646e',
    '--mantine-color-placeholder': '#6b7580',
    '--mantine-color-error': '#b3261e',
    '--akis-ground': '#f6f7f8',
    '--akis-line': '#e6e9eb',
    '--akis-track': '#cbd1d6',
    '--akis-hover': '#f1f3f4',
    '--akis-active': '#e7efee',
    '--akis-accent': t.colors.petrol?.[8] ?? '',
    '--akis-late': '#b3261e',
    '--akis-late-ground': '#fdeceb',
    '--akis-soon': '#8f4a00',
    '--akis-soon-ground': '#fdf1e0',
    '--akis-good': '#1b6b3a',
    '--akis-internal': '#fff8e3',
    '--akis-internal-line': '#dcae2e',
    '--akis-internal-text': '#6d5200',
    '--akis-customer': '#e9f3fd',
    '--akis-customer-line': '#3b82c4',
    '--akis-customer-text': '#16518a',
  },
  dark: {
    '--mantine-color-body': '#171b1f',
    '--mantine-color-dimmed': '#a0a9b1',
    '--mantine-color-placeholder': '#8b949d',
    '--mantine-color-error': '#ff9089',
    '--akis-ground': '#111417',
    '--akis-line': '#282e34',
    '--akis-track': '#434c55',
    '--akis-hover': '#1e2328',
    '--akis-active': '#22302f',
    '--akis-accent': t.colors.petrol?.[3] ?? '',
    '--akis-late': '#ff9089',
    '--akis-late-ground': '#3b1c1a',
    '--akis-soon': '#f2b56a',
    '--akis-soon-ground': '#35260f',
    '--akis-good': '#7fcf9b',
    '--akis-internal': '#2a2513',
    '--akis-internal-line': '#a88722',
    '--akis-internal-text': '#e9c95f',
    '--akis-customer': '#14263a',
    '--akis-customer-line': '#4a90d9',
    '--akis-customer-text': '#90c3f5',
  },
});
