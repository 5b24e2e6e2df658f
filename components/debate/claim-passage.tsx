'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useDebate } from '@/components/debate/debate-context.ts'
import { paragraphAt, Shape } from '@/components/debate/source.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { getOrLast } from '@/lib/client/offline/last-answer.ts'
import type { Claim } from '@/lib/domain/annotation/entry.ts'
import { encodePassage } from '@/lib/domain/annotation/passage.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import type { PassageView } from '@/lib/domain/debate/views.ts'

/** The address of a passage in whatever version of its reading stands now: by its words, and where they stood. */
export function passageHash({ selector: [{ start, end }, { exact, prefix, suffix }] }: Target): string {
  const say = new URLSearchParams(encodePassage(prefix + exact + suffix, { start: prefix.length, end: prefix.length + exact.length }))
  say.set('at', `${start}-${end}`)
  return `#${say.toString()}`
}

/** The passage that a claim rests on, in its paragraph; without a network, with the few words around it that the claim holds. */
export function ClaimPassage({ claim, mine }: { claim: Claim; mine: boolean }) {
  const t = useTranslations('debate')
  return claim.target === undefined
    ? <p className="own-words"><Shape of={0} />{t('pane.noPassage', { mine: mine ? 'yes' : 'no' })}</p>
    : <Passage key={JSON.stringify(claim.target.selector[0])} target={claim.target} />
}

function Passage({ target }: { target: Target }) {
  const t = useTranslations('debate')
  const { view, shapeOf } = useDebate()
  const [found, setFound] = useState<PassageView | null>(null)
  const [{ start, end }, quote] = target.selector
  const { version } = target
  const reading = view.readings[version]
  const readingId = reading?.readingId
  const { userId } = view.me
  useEffect(() => {
    if (readingId === undefined) return
    let gone = false
    // Without it, the claim's own quotation stays.
    getOrLast<PassageView>(userId, `/api/readings/${readingId}/passage?${new URLSearchParams({ version, start: String(start), end: String(end) }).toString()}`).then((passage) => { if (!gone) setFound(passage) }, () => undefined)
    return () => { gone = true }
  }, [userId, readingId, version, start, end])

  const number = found?.paragraph ?? (reading === undefined ? null : paragraphAt(reading, start))
  const shape = shapeOf(readingId)
  const words = found ?? { before: quote.prefix === '' ? '' : `… ${quote.prefix}`, exact: quote.exact, after: quote.suffix === '' ? '' : `${quote.suffix} …` }
  return (
    <section aria-label={t('pane.passage')} className={shape === 0 ? undefined : `r${((shape - 1) % 6) + 1}`}>
      <p className="src">
        <Shape of={shape} />
        {reading !== undefined && <em lang={reading.language} className="min-w-0">{reading.title}</em>}
        {number !== null && <span className="flex-none">{t('paragraph', { number })}</span>}
        {readingId !== undefined && <Link prefetch={false} href={`/readings/${readingId}${passageHash(target)}`} className={`${textLink} ml-auto flex-none`}>{t('pane.open')}</Link>}
      </p>
      <blockquote className="passage" lang={found?.language ?? reading?.language} dir={found?.direction ?? 'auto'}>{words.before}<mark>{words.exact}</mark>{words.after}</blockquote>
    </section>
  )
}
