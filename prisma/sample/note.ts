import type { Mark, Stance } from '@/lib/domain/annotation/mark.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import type { SamplePersonId } from './people.ts'
import type { SampleTime } from './sample-time.ts'

/** A reply as the data files write it. */
export interface SampleReply {
  by: SamplePersonId
  at: SampleTime
  stance: Stance
  /** Markdown. */
  body: string
}

/** A highlight, a comment or a question on a passage, with its thread. */
export interface SampleNote {
  by: SamplePersonId
  layer: LayerKind
  at: SampleTime
  mark: Mark
  /** Stands in the canonical text exactly once, within one block. */
  quote: string
  /** Markdown. Empty for a highlight. */
  body: string
  /** Its author has taken the words back; the passage and the thread stay. */
  withdrawnAt?: SampleTime
  replies?: SampleReply[]
}
