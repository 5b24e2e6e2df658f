/** What a reading can look like. The first of each is not always the usual: components/ui/theme.ts says which needs no attribute. */
export const themes = ['light', 'sepia', 'dark'] as const
export const faces = ['literata', 'source-serif', 'atkinson'] as const
/** px of the reading's type. */
export const typeSizes = ['16', '18', '20', '22', '24'] as const
export const spacings = ['close', 'normal', 'wide'] as const
export const measures = ['narrow', 'normal', 'wide'] as const
