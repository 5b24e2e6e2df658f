import type { Mark, Stance } from '@/lib/domain/annotation/mark.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import type { SamplePersonId } from './people.ts'

/** A reply as the data files write it. `hoursAgo` counts back from the seeding and may be a fraction. */
export interface SampleReply {
  by: SamplePersonId
  hoursAgo: number
  stance: Stance
  /** Markdown. */
  body: string
}

/** A highlight, a comment or a question on a passage, with its thread. */
export interface SampleNote {
  by: SamplePersonId
  layer: LayerKind
  hoursAgo: number
  mark: Mark
  /** Stands in the canonical text exactly once, within one block. */
  quote: string
  /** Markdown. Empty for a highlight. */
  body: string
  /** Its author has taken the words back; the passage and the thread stay. */
  withdrawnHoursAgo?: number
  replies?: SampleReply[]
}
