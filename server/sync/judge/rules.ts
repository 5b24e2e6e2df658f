import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { kindsOf } from '@/lib/domain/annotation/entry-kinds.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import { saysWhatItQuotes } from '@/lib/domain/annotation/selector.ts'
import type { RefusalCode } from '@/lib/domain/layer/wire.ts'

/** What the entries of one room may be, which differs by what it is the room of. */
export interface RoomRules {
  kinds: ReadonlySet<EntryValue['kind']>
  /** Whether a version that may be quoted here says what `target` quotes, at that place. */
  says(target: Target): boolean
  /** Learns what is needed to judge these updates: `says` is asked about them after it. Null where nothing has to be learnt. Throws where Postgres fails. */
  prepare?(updates: readonly Uint8Array[]): Promise<void> | null
  /** Sentences of refusals that are not those of layers. */
  sentences?: Partial<Record<RefusalCode, string>>
}

/** The texts of a reading by version id. */
export type ReadingTexts = ReadonlyMap<string, string>

/** Those of a layer's room: all the texts of its reading are known. */
export const layerRules = (texts: ReadingTexts): RoomRules => ({
  kinds: kindsOf('layer'),
  says: (target) => {
    const text = texts.get(target.version)
    return text !== undefined && saysWhatItQuotes(text, target)
  },
})
