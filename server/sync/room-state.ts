import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import type { RoomDoc } from './room-doc.ts'

/**
 * Where a room stands, shared by its parts. Each reads it anew when it needs it: a room that catches up with another
 * process, or begins a new epoch, puts another doc in its place.
 */
export interface RoomState {
  doc: RoomDoc
  /** Sequence number of the last durable update in `doc`. */
  head: number
  /** What the stored snapshot covers; null where that is not known. */
  snapSeq: number | null
  /** How often the doc was made anew. */
  epoch: number
  /** What the layer hides from those who do not lead the course. */
  hiding: LayerHiding
}
