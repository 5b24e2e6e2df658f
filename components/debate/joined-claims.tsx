'use client'

import { Link2, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDebate } from '@/components/debate/debate-context.ts'
import { ChooseClaim } from '@/components/debate/later-parts.ts'
import { usePersonAt } from '@/components/debate/people.ts'
import { relationIcons } from '@/components/debate/relation.tsx'
import { stateOf, type Shown } from '@/components/debate/shown-claim.ts'
import { Shape } from '@/components/debate/source.tsx'
import { Button } from '@/components/ui/button.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { relations } from '@/lib/domain/annotation/mark.ts'
import { joinWords } from '@/lib/messages/join-words.ts'

/** Claims that people have joined to this one, by what they do to each other and who says so. */
export function JoinedClaims({ node }: { node: Shown }) {
  const t = useTranslations('debate')
  const language = useLocale()
  const { debate, mayWrite, writing, show, shapeOf, view } = useDebate()
  const personAt = usePersonAt()
  const [choosing, setChoosing] = useState(false)
  const joined = node.joined.flatMap((one) => {
    const other = debate.byKey.get(one.key)
    return other?.claim != null && stateOf(other) === 'claim' ? [{ ...one, other: other.claim }] : []
  })
  return (
    <section aria-label={t('pane.joined')}>
      <h3>{t('pane.joined')}</h3>
      {joined.length === 0 && <p className="text-small text-ink-3">{t('pane.notJoined')}</p>}
      <ul className="also">
        {joined.map(({ key, end, relation, by, other }) => {
          const Icon = relationIcons[relation]
          const own = by.find((entry) => entry.mine)
          const names = joinWords(by.map((entry) => (entry.mine ? t('you') : personAt(entry.key).name)), language)
          return (
            <li key={`${key} ${end} ${relation}`}>
              <Shape of={other.target === undefined ? 0 : shapeOf(view.readings[other.target.version]?.readingId)} />
              <span className="min-w-0 flex-1">
                <button type="button" className="word-link" dir="auto" onClick={() => show(key)}>{other.body}</button>
                <span className="line"><span className="inline-flex items-center gap-1 font-medium text-ink-2 [&_svg]:size-3.5"><Icon aria-hidden />{t(`joined.${end}.${relation}`)}</span><span>{by.length === 1 ? t('joined.byOne', { mine: own === undefined ? 'no' : 'yes', name: names }) : t('joined.by', { names })}</span></span>
              </span>
              {mayWrite && own !== undefined && (
                <IconButton label={t('joined.part')} variant="quiet" onClick={() => void writing.join(end === 'to' ? node.key : key, end === 'to' ? key : node.key, null)}><X aria-hidden /></IconButton>
              )}
            </li>
          )
        })}
      </ul>
      {mayWrite && <Button variant="line" aria-haspopup="dialog" onClick={() => setChoosing(true)}><Link2 aria-hidden />{t('pane.join')}</Button>}
      <ChooseClaim
        open={choosing} onClose={() => setChoosing(false)} of={node} title={t('choose.join')} does={relations} submit={t('choose.doJoin')}
        onChoose={async (to, relation) => to !== null && writing.join(node.key, to, relation)}
      />
    </section>
  )
}
