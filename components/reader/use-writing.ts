import { useMemo } from 'react'
import type { DraftStore } from '@/components/margin/drafts.ts'
import { makeAnnotation, makeReply, makeWithdrawal } from '@/components/margin/entries.ts'
import type { RoomWriting } from '@/components/reader/room-context.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

const tooLong = 'A note can quote at most 4,000 characters. Select less.'
const notReady = 'The page is not ready yet. Try again in a moment.'
const notKept = 'This could not be kept in this browser. Copy your words, reload the page and try again.'

interface WritingParts {
  index: TextIndex | null
  version: string
  drafts: DraftStore
  sessionOf: (layerId: string) => LayerSession | null
  /** Told what went wrong, as a sentence. */
  complain: (sentence: string) => void
}

export function useWriting({ index, version, drafts, sessionOf, complain }: WritingParts): RoomWriting {
  return useMemo(() => {
    async function keep(layerId: string, write: (session: LayerSession) => Promise<unknown>): Promise<boolean> {
      const session = sessionOf(layerId)
      if (session === null) {
        complain(notReady)
        return false
      }
      try {
        await write(session)
        return true
      } catch {
        complain(notKept)
        return false
      }
    }

    return {
      async highlight(range, mark, layer) {
        const value = index && makeAnnotation({ text: index.text, version, range, mark, motivation: 'highlighting', body: '', now: new Date() })
        if (value) return keep(layer.id, (session) => session.add(value))
        complain(index ? tooLong : notReady)
        return false
      },
      async note(draftId) {
        const draft = drafts.snapshot()[draftId]
        if (draft?.kind !== 'note' || draft.body.trim() === '') return false
        const value = index && makeAnnotation({ ...draft, text: index.text, version, range: draft, now: new Date() })
        if (!value) {
          complain(index ? tooLong : notReady)
          return false
        }
        const kept = await keep(draft.layerId, (session) => session.add(value))
        if (kept) drafts.drop(draftId)
        return kept
      },
      reply: (layerId, thread, stance, body) => keep(layerId, (session) => session.add(makeReply(thread, stance, body, new Date()))),
      set: (layerId, entry, value) => keep(layerId, (session) => session.set(entry.key, value)),
      withdraw: (layerId, entry, value) => keep(layerId, (session) => session.set(entry.key, makeWithdrawal(value, new Date()))),
      resend: (layerId, key, value) => keep(layerId, (session) => session.resend(key, value)),
      discard: (layerId, key) => keep(layerId, (session) => session.discard(key)),
    }
  }, [index, version, drafts, sessionOf, complain])
}
