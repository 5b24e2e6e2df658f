import type { EntryValue } from '../annotation/entry.ts'

/** What a layer keeps from a member who does not lead the course. See docs/protocol.md, "What one sees". */
export const hidings = ['nothing', 'until_written', 'until_revealed'] as const
export type Hiding = (typeof hidings)[number]

export interface LayerHiding {
  hiding: Hiding
  /** When whatever is hidden is shown; null: `until_revealed` waits for somebody to say so. */
  revealAt: Date | null
}

/** Whether the layer hides others' entries from anybody at `now`. */
export const isHiding = ({ hiding, revealAt }: LayerHiding, now: Date): boolean => hiding !== 'nothing' && (revealAt === null || revealAt > now)

/** Whether having written `value` shows its writer what others wrote, where a layer hides that until then: a note in words. */
export const opensLayer = (value: EntryValue): boolean => value.kind === 'annotation' && value.body.trim() !== ''
