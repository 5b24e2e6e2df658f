'use client'

import { CircleMinus, CirclePlus, CornerDownRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ClaimConflict } from '@/components/debate/claim-conflict.tsx'
import { ClaimMenu } from '@/components/debate/claim-menu.tsx'
import { sideIcons } from '@/components/debate/counts.tsx'
import { useDebate } from '@/components/debate/debate-context.ts'
import { JoinedClaims } from '@/components/debate/joined-claims.tsx'
import { ClaimPassage } from '@/components/debate/claim-passage.tsx'
import { usePersonAt } from '@/components/debate/people.ts'
import { stateOf, type Shown } from '@/components/debate/shown-claim.ts'
import { WhenWritten } from '@/components/margin/when-written.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Monogram } from '@/components/ui/monogram.tsx'
import { answering, sides } from '@/lib/domain/annotation/mark.ts'

/** What a chosen claim rests on, where people stand on it, and what may be done with it. */
export function ClaimPane({ node }: { node: Shown }) {
  const t = useTranslations('debate')
  const { mayWrite } = useDebate()
  const personAt = usePersonAt()
  const { claim, entry, key } = node
  const person = personAt(key)
  const state = stateOf(node)
  if (claim === null || entry === null || state !== 'claim') {
    return <p className="text-ink-2">{state === 'withdrawn' ? t('gone.withdrawn', { mine: entry?.mine === true ? 'yes' : 'no', name: person.name }) : t('gone.hidden')}</p>
  }
  return (
    <>
      <div className="by">
        <Monogram initials={person.initials} tint={person.tint} />
        <b className="min-w-0 truncate">{entry.mine ? t('you') : person.name}</b>
        <WhenWritten written={claim.written} edited={claim.edited} />
        <ClaimMenu node={node} claim={claim} entry={entry} />
      </div>
      <ClaimPassage claim={claim} mine={entry.mine} />
      {entry.conflict !== undefined && <ClaimConflict entry={entry} />}
      <Positions node={node} />
      {mayWrite && <Answering node={node} />}
      <JoinedClaims node={node} />
    </>
  )
}

/** Three positions; a press takes one, another takes it back. */
function Positions({ node: { key, tally } }: { node: Shown }) {
  const t = useTranslations('debate')
  const { mayWrite, writing } = useDebate()
  return (
    <section aria-label={mayWrite ? t('pane.stand') : t('pane.stands')}>
      <h3>{mayWrite ? t('pane.stand') : t('pane.stands')}</h3>
      <div className="vote">
        {sides.map((side) => {
          const Icon = sideIcons[side]
          const inside = <><Icon aria-hidden />{t(`sidesOf.${side}`)} <span className="n">{tally[side]}</span></>
          return mayWrite
            ? <button key={side} type="button" aria-pressed={tally.own === side} onClick={() => void writing.stand(key, tally.own === side ? null : side)}>{inside}</button>
            : <p key={side}>{inside}</p>
        })}
      </div>
    </section>
  )
}

const icons = { supports: CirclePlus, challenges: CircleMinus, qualifies: CornerDownRight } as const

function Answering({ node: { key } }: { node: Shown }) {
  const t = useTranslations('debate')
  const { compose } = useDebate()
  return (
    <section aria-label={t('pane.answer')}>
      <h3>{t('pane.answer')}</h3>
      <div className="flex flex-wrap gap-2">
        {answering.map((relation) => {
          const Icon = icons[relation]
          return <Button key={relation} variant="line" onClick={() => compose({ to: key, relation }, true)}><Icon aria-hidden />{t(`doing.${relation}`)}</Button>
        })}
      </div>
    </section>
  )
}
