import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'

/**
 * The names under which the painter registers its CSS Custom Highlights; a style sheet speaks of them as
 * `::highlight(NAME)`. For each mark KIND of `marks`:
 *
 * - `postil-KIND`: somebody else's
 * - `postil-KIND-mine`: one's own
 * - `postil-KIND-on`: painted over either, while pointed at or selected
 *
 * and `postil-selection` (the selection kept while focus is in the popover), `postil-remote` (what others have selected),
 * `postil-search` (what was searched for), `postil-found` (the one of those in hand), `postil-flash` (where a jump has led, for a moment).
 */
export type MarkStyle = 'other' | 'mine' | 'on'
export const overlays = ['remote', 'search', 'found', 'selection', 'flash'] as const
export type Overlay = (typeof overlays)[number]

export const highlightName = (kind: Mark, style: MarkStyle): string => (style === 'other' ? `postil-${kind}` : `postil-${kind}-${style}`)
export const overlayName = (overlay: Overlay): string => `postil-${overlay}`

/** All of them, in the order in which they are painted: a later one lies above. */
export const highlightNames: readonly string[] = [
  ...(['other', 'mine', 'on'] as const).flatMap((style) => marks.map((kind) => highlightName(kind, style))),
  ...overlays.map(overlayName),
]
