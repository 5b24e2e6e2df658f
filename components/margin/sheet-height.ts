/** How far the sheet of a phone is open: its head only, so that the passage stays above it, or all but the bar. */
export type SheetSize = 'peek' | 'half' | 'full'

/** px. */
export const peek = 96
const half = 428
const bar = 52

/** px. On a low screen half is half of it. */
export const sheetHeight = (size: SheetSize, screen: number): number =>
  size === 'peek' ? peek : size === 'half' ? Math.min(half, Math.round(screen * 0.55)) : screen - bar
