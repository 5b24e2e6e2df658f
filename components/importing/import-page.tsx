'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Spinner } from '@/components/ui/spinner.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { api } from '@/lib/client/api.ts'
import type { ImportDraft, ImportView } from '@/lib/domain/reading/import-view.ts'
import { ImportProgress } from './import-progress.tsx'
import { Review } from './review.tsx'
import { useImport } from './use-import.ts'

/** One import from the moment it is sent to the moment it is published. */
export function ImportPage({ first, mayAssign }: { first: ImportView; mayAssign: boolean }) {
  const { view, lost, set } = useImport(first)
  if (view.state === 'review') return <ToReview view={view} mayAssign={mayAssign} />
  return <ImportProgress view={view} lost={lost} onView={set} />
}

function ToReview({ view, mayAssign }: { view: ImportView; mayAssign: boolean }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let stale = false
    api.get<ImportDraft>(`/api/imports/${view.id}/draft`).then(
      (got) => { if (!stale) setDraft(got) },
      (error: unknown) => { if (!stale) setTrouble(problemOf(error).message) },
    )
    return () => { stale = true }
  }, [view.id, attempt])

  if (draft !== null) return <Review view={view} first={draft} mayAssign={mayAssign} />
  return (
    <main id="main" className="mx-auto w-full max-w-170 px-6 pt-10 pb-16">
      <h1 className="sr-only">{view.name}</h1>
      {trouble === null
        ? <p role="status" className="flex items-center gap-3 text-ink-2"><Spinner />{t('review.opening')}</p>
        : (
            <Notice tone="error">
              <p>{say(trouble)}</p>
              <Button variant="line" className="mt-2" onClick={() => { setTrouble(null); setAttempt((n) => n + 1) }}>{t('progress.retry')}</Button>
            </Notice>
          )}
    </main>
  )
}
