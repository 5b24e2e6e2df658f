'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { RelationWord } from '@/components/debate/relation.tsx'
import { answersOf, stateOf, type Shown } from '@/components/debate/shown-claim.ts'
import { usePersonAt } from '@/components/debate/people.ts'
import { Source } from '@/components/debate/source.tsx'

/** On paper the whole debate stands as one indented list, however deep; made when somebody prints. */
export function PrintedDebate({ roots }: { roots: readonly Shown[] }) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return printing && <div className="printed-debate"><PrintedList nodes={roots} /></div>
}

function PrintedList({ nodes }: { nodes: readonly Shown[] }) {
  const t = useTranslations('debate')
  const personAt = usePersonAt()
  return (
    <ol>
      {nodes.map((node) => {
        const { key, claim, entry, answers, tally } = node
        const below = answersOf(node)
        const name = entry?.mine === true ? t('you') : personAt(key).name
        return (
          <li key={key}>
            {answers !== null && <RelationWord relation={answers.relation} />}
            {claim === null || stateOf(node) !== 'claim'
              ? <p>{t('gone.hidden')}</p>
              : <><p dir="auto">{claim.body}</p><p className="line">{name} · <Source claim={claim} /> · {t('counts.agree', { count: tally.agree, own: 'no' })}, {t('counts.disagree', { count: tally.disagree, own: 'no' })}, {t('counts.unsure', { count: tally.unsure, own: 'no' })}</p></>}
            {below.length > 0 && <PrintedList nodes={below} />}
          </li>
        )
      })}
    </ol>
  )
}
