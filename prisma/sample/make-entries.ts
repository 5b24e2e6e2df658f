import { newId } from '@/lib/db/id.ts'
import type { Annotation, EntryValue, Withdrawal } from '@/lib/domain/annotation/entry.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import { describeRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import { findQuote } from './find-quote.ts'
import type { SampleNote } from './note.ts'
import type { SamplePersonId } from './people.ts'
import type { SampleTime } from './sample-time.ts'

/** An entry of the sample seminar, ready for its room. */
export interface SampleEntry {
  layer: LayerKind
  by: SamplePersonId
  /** HANDLE:id */
  key: string
  value: EntryValue
  /** When it was written. */
  at: Date
}

interface Place {
  version: { id: string; text: string }
  /** A person's name in the layer of that kind: for a private one, in that person's own. */
  handle: (layer: LayerKind, by: SamplePersonId) => string
  /** A note's time as an instant. */
  instant: (time: SampleTime) => Date
}

/** Entries of `notes` in the order in which they were written, so that a reply comes after what it answers. */
export function makeEntries(notes: readonly SampleNote[], { version, handle, instant }: Place): SampleEntry[] {
  const keyOf = (layer: LayerKind, by: SamplePersonId) => `${handle(layer, by)}:${newId()}`
  return notes
    .flatMap((note): SampleEntry[] => {
      const thread = keyOf(note.layer, note.by)
      const target = describeRange(version.text, version.id, findQuote(version.text, note.quote))
      if (!target) throw new Error(`The sample note cannot point at: ${note.quote}`)
      const root = { layer: note.layer, by: note.by, key: thread, value: rootValue(note, target, instant), at: instant(note.at) }
      const replies = (note.replies ?? []).map(({ by, at, stance, body }): SampleEntry => ({
        layer: note.layer, by, key: keyOf(note.layer, by), at: instant(at),
        value: { v: 1, kind: 'reply', thread, stance, body, written: instant(at).toISOString() },
      }))
      return [root, ...replies]
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function rootValue(note: SampleNote, target: Target, instant: Place['instant']): Annotation | Withdrawal {
  const written = instant(note.at).toISOString()
  if (note.withdrawnAt) return { v: 1, kind: 'withdrawal', target, written, withdrawn: instant(note.withdrawnAt).toISOString() }
  return { v: 1, kind: 'annotation', motivation: motivationOf(note), mark: note.mark, target, body: note.body, written }
}

function motivationOf({ body, mark }: SampleNote): Annotation['motivation'] {
  if (body === '') return 'highlighting'
  return mark === 'question' ? 'questioning' : 'commenting'
}
