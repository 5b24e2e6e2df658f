'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button.tsx'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { hasWords } from '@/lib/domain/reading/canonical-text.ts'
import type { Draft } from '@/lib/domain/reading/draft.ts'
import { useReview } from './review-context.ts'

interface Group { why: string; texts: { text: string; index: number; times: number; isBack: boolean }[] }

/** What repeats, as running heads do, is shown once. */
function groupsOf(leftOut: Draft['leftOut']): Group[] {
  const groups = new Map<string, Group>()
  for (const [index, { why, text, piece }] of leftOut.entries()) {
    const group = groups.get(why) ?? { why, texts: [] }
    groups.set(why, group)
    const same = group.texts.find((one) => one.text === text && !one.isBack && piece === undefined)
    if (same === undefined) group.texts.push({ text, index, times: 1, isBack: piece !== undefined })
    else same.times += 1
  }
  return [...groups.values()]
}

/** What the importer left out, by why; each can be put back after the chosen block. */
export function LeftOut({ draft, after }: { draft: Draft; after: number | null }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const review = useReview()
  const groups = groupsOf(draft.leftOut)
  if (groups.length === 0) return <p className="text-ink-2">{t('out.nothing')}</p>
  const putBack = (leftOut: number) => {
    const at = after === null ? -1 : draft.pieces.findIndex(({ id }) => id === after)
    const before = draft.pieces[at + 1] ?? null
    if (review.make({ kind: 'putBack', leftOut, before: before?.id ?? null })) review.select(draft.nextId, { focus: true })
  }
  return (
    <>
      <p className="mb-4 text-small text-ink-2">{t('out.lede')}</p>
      <div className="grid gap-5">
        {groups.map(({ why, texts }) => (
          <section key={why}>
            <h2 className="mb-1 text-small font-semibold first-letter:uppercase">{say(why)}</h2>
            <ul>
              {texts.map(({ text, index, times, isBack }) => (
                <li key={index} className="flex items-start gap-2 border-t border-rule py-1.5">
                  <p className="min-w-0 flex-1 py-1 font-read text-[14px]/5 [overflow-wrap:anywhere]">
                    {text.length > 240 ? `${text.slice(0, 240)}…` : text}
                    {times > 1 && <span className="ml-2 font-ui text-micro text-ink-3">{t('out.count', { count: times })}</span>}
                  </p>
                  {isBack
                    ? <span className="py-1.5 text-small text-ink-3">{t('out.back')}</span>
                    : hasWords(text) && <Button aria-label={`${t('out.putBack')}: ${text.slice(0, 60)}`} onClick={() => putBack(index)}><Undo2 aria-hidden />{t('out.putBack')}</Button>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
