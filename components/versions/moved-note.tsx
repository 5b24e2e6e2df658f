'use client'

import { Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Thread } from '@/components/margin/threads.ts'
import { useFindingPlaces } from '@/components/versions/placing-context.ts'
import { Button } from '@/components/ui/button.tsx'

/**
 * Of a note that was written on another version of the text: what it was written on, where the words there are others now,
 * and a way to say where it belongs, where it was not found.
 */
export function MovedNote({ thread, selected, quoted }: { thread: Thread; selected: boolean; quoted: boolean }) {
  const t = useTranslations('versions')
  const { mayPlace, start } = useFindingPlaces()
  if (thread.range === null) {
    if (!thread.lost) return <p className="quote">{thread.quote}</p>
    return (
      <>
        <p className="quote">{thread.quote}</p>
        {selected && mayPlace(thread) && <Button variant="line" className="my-1" onClick={() => start(thread)}><Unlink aria-hidden />{t('findPlace')}</Button>}
      </>
    )
  }
  const isAsWritten = thread.placed === null || thread.placed === 'exact'
  if (isAsWritten) return quoted ? <p className="quote">{thread.quote}</p> : null
  return (
    <>
      <p className="text-micro text-ink-3">{t(thread.placed === 'approximate' ? 'changedAround' : 'placedByHand')}{selected && mayPlace(thread) && <> <button type="button" className="word-button inline" onClick={() => start(thread)}>{t('placeElsewhere')}</button></>}</p>
      {(selected || quoted) && <p className="quote" aria-label={t('writtenOn')}>{thread.quote}</p>}
    </>
  )
}
