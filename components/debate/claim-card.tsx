'use client'

import { ChevronRight, Clock, EyeOff, GitFork } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { ClaimComposer } from '@/components/debate/claim-composer.tsx'
import { Counts } from '@/components/debate/counts.tsx'
import { useDebate } from '@/components/debate/debate-context.ts'
import { EditClaim } from '@/components/debate/edit-claim.tsx'
import { shortName, usePersonAt } from '@/components/debate/people.ts'
import { RelationWord } from '@/components/debate/relation.tsx'
import { answersOf, countBelow, depthShown, stateOf, type Shown } from '@/components/debate/shown-claim.ts'
import { Shape, Source } from '@/components/debate/source.tsx'
import { claimDraftId } from '@/components/margin/drafts.ts'
import { answering } from '@/lib/domain/annotation/mark.ts'

interface ClaimCardProps {
  node: Shown
  /** 0 on top, 1 in its columns, 2 below those. */
  level: number
}

/** A claim in its place: its words, where it comes from, who put it, where people stand. */
export function ClaimCard({ node, level }: ClaimCardProps) {
  const { editing } = useDebate()
  return editing === node.key && node.claim !== null && stateOf(node) === 'claim' ? <EditClaim node={node} claim={node.claim} /> : <ClaimWords node={node} level={level} />
}

function ClaimWords({ node, level }: ClaimCardProps) {
  const t = useTranslations('debate')
  const { chosen, choose, shapeOf, view } = useDebate()
  const personAt = usePersonAt()
  const { key, entry, claim, answers, tally } = node
  const state = stateOf(node)
  const mine = entry?.mine === true ? 'yes' : 'no'
  const name = personAt(key).name
  // A press by key has no number.
  const press = ({ detail }: MouseEvent) => choose(key, detail === 0)
  const relation = level > 1 && answers !== null && <RelationWord relation={answers.relation} />

  if (state !== 'claim' || claim === null || entry === null) {
    return (
      <button type="button" className="body gone" aria-current={chosen === key || undefined} onClick={press}>
        <Shape of={0} />
        <span className="words"><span className="say">{state === 'withdrawn' ? t('gone.withdrawn', { mine, name }) : t('gone.hidden')}</span>{relation && <span className="line">{relation}</span>}</span>
      </button>
    )
  }
  return (
    <button type="button" className="body" aria-current={chosen === key || undefined} onClick={press} data-state={entry.state}>
      <Shape of={claim.target === undefined ? 0 : shapeOf(view.readings[claim.target.version]?.readingId)} />
      <span className="words">
        <span className="say" dir="auto">{claim.body}</span>
        <span className="line">
          {relation}
          <Source claim={claim} />
          <span>{level === 0 ? t('putBy', { mine, name }) : entry.mine ? t('you') : shortName(name)}</span>
          {claim.edited !== undefined && <span>{t('edited')}</span>}
          {entry.state === 'pending' && <span className="wait"><Clock aria-hidden />{t('pending')}</span>}
          {entry.hidden === true && <span className="wait"><EyeOff aria-hidden />{t(entry.mine ? 'hiddenMine' : 'hidden')}</span>}
          {entry.conflict !== undefined && <span className="wait bad"><GitFork aria-hidden />{t('conflicted')}</span>}
          <Counts tally={tally} />
        </span>
      </span>
    </button>
  )
}

/** A claim in a list, with what answers it one level further in; what lies deeper opens in place. */
export function ClaimItem({ node, level }: ClaimCardProps) {
  const t = useTranslations('debate')
  const { composing, openBranch } = useDebate()
  const below = answersOf(node)
  const open = answering.filter((relation) => composing.has(claimDraftId({ to: node.key, relation })))
  const listed = level < depthShown
  return (
    <li className="claim" data-claim={node.key}>
      <ClaimCard node={node} level={level} />
      {!listed && below.length > 0 && (
        <button type="button" className="deeper" onClick={() => openBranch(node.key)}><ChevronRight aria-hidden />{t('answers', { count: countBelow(below) })}</button>
      )}
      {(listed || open.length > 0) && (
        <ul className="branch" data-list={node.key} hidden={listed ? below.length === 0 && open.length === 0 : undefined}>
          {listed && below.map((child) => <ClaimItem key={child.key} node={child} level={level + 1} />)}
          {open.map((relation) => <li key={relation}><ClaimComposer answers={{ to: node.key, relation }} /></li>)}
        </ul>
      )}
    </li>
  )
}
