import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { editClaim, makeClaim, makeLink, makePosition, moveClaim, type Answers } from '@/components/debate/make-claim.ts'
import type { Deeds } from '@/components/margin/deeds.ts'
import { writeDeeds } from '@/components/margin/write-deeds.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import { linkId, positionId } from '@/lib/domain/annotation/entry-key.ts'
import type { Claim, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'
import type { Relation, Side } from '@/lib/domain/annotation/mark.ts'

/** Each resolves as soon as it is safe on this device; false or null where it could not be kept at all. */
export interface DebateWriting {
  deeds: Deeds
  /** Its key. */
  put: (body: string, answers: Answers | null) => Promise<string | null>
  edit: (key: string, claim: Claim, body: string) => Promise<boolean>
  withdraw: (key: string, claim: Claim) => Promise<boolean>
  /** Puts one's own claim to another, or by itself. */
  move: (key: string, claim: Claim, answers: Answers | null) => Promise<boolean>
  /** Takes a position; null takes it back. */
  stand: (of: string, side: Side | null) => Promise<boolean>
  /** Says what one claim does to another; null takes that back. */
  join: (from: string, to: string, relation: Relation | null) => Promise<boolean>
  hide: (key: string, hidden: boolean) => Promise<boolean>
  settle: (key: string, value: EntryValue) => Promise<boolean>
  resend: (key: string, value: EntryValue) => Promise<boolean>
  discard: (key: string) => Promise<boolean>
}

interface WritingParts {
  roomId: string
  handle: string
  sessionOf: (roomId: string) => LayerSession | null
  complain: (sentence: string) => void
}

/** All that a person does in a debate, each remembered so that it can be undone. */
export function useDebateWriting({ roomId, handle, sessionOf, complain }: WritingParts): DebateWriting {
  const t = useTranslations('debate.trouble')
  return useMemo(() => {
    const { deeds, add, change, settle, resend, discard } = writeDeeds({ sessionOf, complain: (what) => complain(t(what)) })
    const now = () => new Date()
    const atKey = (key: string) => sessionOf(roomId)?.snapshot().entries.get(key)?.value ?? null
    /** Of what there is only one: as it was, unless it was taken back. */
    const one = (id: string, kind: 'link' | 'position') => {
      const key = `${handle}:${id}`
      const before = atKey(key)
      return { layerId: roomId, key, before: before?.kind === kind ? before : null }
    }
    return {
      deeds,
      put: (body, answers) => add('claim', roomId, makeClaim({ body, answers, now: now() })),
      edit: (key, claim, body) => change('edit', { layerId: roomId, key, before: claim, after: editClaim(claim, body, now()) }),
      withdraw: (key, claim) => change('withdraw', { layerId: roomId, key, before: claim, after: makeWithdrawal(claim, now()) }),
      move: (key, claim, answers) => change('place', { layerId: roomId, key, before: claim, after: moveClaim(claim, answers, now()) }),
      stand: async (of, side) => {
        const what = one(positionId(of), 'position')
        const after = side === null ? what.before && makeWithdrawal(what.before, now()) : makePosition(of, side, now())
        return after !== null && change('position', { ...what, after })
      },
      join: async (from, to, relation) => {
        const what = one(linkId(from, to), 'link')
        const after = relation === null ? what.before && makeWithdrawal(what.before, now()) : makeLink(from, to, relation, now())
        return after !== null && change(relation === null ? 'part' : 'join', { ...what, after })
      },
      hide: async (key, hidden) => {
        const hid = await sessionOf(roomId)?.moderate(key, hidden).then(() => true, () => false)
        if (hid !== true) complain(t('notHidden'))
        return hid === true
      },
      settle: (key, value) => settle(roomId, key, value),
      resend: (key, value) => resend(roomId, key, value),
      discard: (key) => discard(roomId, key),
    }
  }, [roomId, handle, sessionOf, complain, t])
}
