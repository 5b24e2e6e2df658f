import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { DraftStore } from '@/components/margin/drafts.ts'
import { copyOf, editPassage, makeAnnotation, makeReaction, makeReply, makeResolution } from '@/components/margin/entries.ts'
import { writeDeeds } from '@/components/margin/write-deeds.ts'
import type { RoomWriting } from '@/components/reader/room-context.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import { reactionId, resolutionId } from '@/lib/domain/annotation/entry-key.ts'
import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'

interface WritingParts {
  index: TextIndex | null
  version: string
  drafts: DraftStore
  sessionOf: (layerId: string) => LayerSession | null
  /** Told what went wrong, as a sentence. */
  complain: (sentence: string) => void
}

/** All that a person does in a room, each remembered so that it can be undone. */
export function useWriting({ index, version, drafts, sessionOf, complain }: WritingParts): RoomWriting {
  const t = useTranslations('marking.trouble')
  return useMemo(() => {
    const { deeds, keep, put, add, change, settle, moderate, resend, discard } = writeDeeds({ sessionOf, complain: (what) => complain(t(what)) })
    const unquotable = () => {
      complain(t(index ? 'tooLong' : 'notReady'))
      return false
    }

    return {
      deeds,
      async highlight(range, mark, layer) {
        const value = index && makeAnnotation({ text: index.text, version, range, mark, motivation: 'highlighting', body: '', now: new Date() })
        return value ? (await add('highlight', layer.id, value)) !== null : unquotable()
      },
      async note(draftId) {
        const draft = drafts.snapshot()[draftId]
        if (draft?.kind !== 'note' || draft.body.trim() === '') return false
        const value = index && makeAnnotation({ ...draft, tags: draft.tags ?? [], text: index.text, version, range: draft, now: new Date() })
        if (!value) return unquotable()
        const key = await add('note', draft.layerId, value)
        if (key !== null) drafts.drop(draftId)
        return key !== null
      },
      reply: async (layerId, thread, stance, body) => (await add('reply', layerId, makeReply(thread, stance, body, new Date()))) !== null,
      set: (layerId, entry, value, name) => change(name, { layerId, key: entry.key, before: entry.value, after: value }),
      withdraw: (layerId, entry, value) => change('withdraw', { layerId, key: entry.key, before: value, after: makeWithdrawal(value, new Date()) }),
      async react(layer, of, sign, given) {
        const value = makeReaction(of, sign, new Date())
        const key = `${layer.handle}:${reactionId(of, sign)}`
        return given
          ? change('unreact', { layerId: layer.id, key, before: value, after: makeWithdrawal(value, new Date()) })
          : change('react', { layerId: layer.id, key, before: null, after: value })
      },
      resolve(layer, thread, state, before) {
        const after = makeResolution(thread, state, before, new Date())
        return change(state === 'resolved' ? 'resolve' : 'reopen', {
          layerId: layer.id, key: `${layer.handle}:${resolutionId(thread)}`, before: makeResolution(thread, state === 'resolved' ? 'open' : 'resolved', null, new Date()), after,
        })
      },
      async movePassage(layerId, entry, value, range) {
        const after = index && editPassage(value, index.text, version, range, new Date())
        return after ? change('passage', { layerId, key: entry.key, before: value, after }) : unquotable()
      },
      copy: (to, value) => add('copy', to.id, copyOf(value)),
      async move(from, to, entry, value) {
        const copied = copyOf(value)
        const gone = makeWithdrawal(value, new Date())
        // First the new one: what fails between the two leaves the note twice, not nowhere.
        const key = await keep(to.id, (session) => session.add(copied))
        if (key === null || !(await put(from.id, entry.key, gone))) return null
        deeds.did({ name: 'move', changes: [{ layerId: to.id, key, before: null, after: copied }, { layerId: from.id, key: entry.key, before: value, after: gone }] })
        return key
      },
      settle,
      moderate,
      resend,
      discard,
    }
  }, [index, version, drafts, sessionOf, complain, t])
}
