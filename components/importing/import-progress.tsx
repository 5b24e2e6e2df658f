'use client'

import { FileX, Hourglass } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { api } from '@/lib/client/api.ts'
import type { ImportView } from '@/lib/domain/reading/import-view.ts'

/** While a reading comes in, and where it did not: how far it is, why it was refused, and what can be done. */
export function ImportProgress({ view, lost, onView }: { view: ImportView; lost: boolean; onView: (view: ImportView) => void }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const router = useRouter()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const home = `/courses/${view.courseId}`
  const steer = async (act: () => Promise<ImportView | null>) => {
    setBusy(true)
    setTrouble(null)
    try {
      const now = await act()
      if (now === null) {
        router.push(home)
        router.refresh()
      } else onView(now)
    } catch (error) {
      setTrouble(problemOf(error).message)
    }
    setBusy(false)
  }
  const cancel = () => void steer(() => api.post<ImportView>(`/api/imports/${view.id}/cancel`))
  const retry = () => void steer(() => api.post<ImportView>(`/api/imports/${view.id}/retry`))
  const discard = () => void steer(async () => {
    await api.delete(`/api/imports/${view.id}`)
    return null
  })
  const underWay = view.state === 'queued' || view.state === 'running'

  return (
    <main id="main" className="mx-auto w-full max-w-170 px-6 pt-10 pb-16 max-sm:pt-6">
      <h1 className="font-read text-title font-semibold tracking-[-.015em] text-balance [overflow-wrap:anywhere]">{view.reading?.title ?? view.name}</h1>
      {view.reading !== null && <p className="mt-1 text-ink-2 [overflow-wrap:anywhere]">{view.name}</p>}
      <div className="mt-8">
        {underWay && <Bar view={view} />}
        {view.state === 'failed' && (
          <Notice tone="error" icon={<FileX aria-hidden />}>
            <p><b>{t('progress.failed')}</b> {say(view.failure?.message ?? '')}</p>
          </Notice>
        )}
        {view.state === 'cancelled' && <Notice icon={<Hourglass aria-hidden />}><p>{t('progress.cancelled')}</p></Notice>}
        {view.state === 'published' && <Notice><p>{t('progress.published')} {view.reading && <Link href={`/readings/${view.reading.id}`} className="text-lapis underline underline-offset-3">{view.reading.title}</Link>}</p></Notice>}
        <div className="mt-6 flex flex-wrap gap-2">
          {underWay && <Button variant="line" size="big" disabled={busy} onClick={cancel}>{t('progress.cancel')}</Button>}
          {(view.state === 'failed' || view.state === 'cancelled') && (
            <>
              <Button asChild variant="primary" size="big"><Link href={view.reading === null ? `${home}/readings/new` : `${home}/readings/${view.reading.id}/text`}>{t('progress.another')}</Link></Button>
              <Button variant="line" size="big" disabled={busy} onClick={retry}>{t('progress.retry')}</Button>
              <Button size="big" disabled={busy} onClick={discard}>{t('progress.discard')}</Button>
            </>
          )}
        </div>
        {trouble !== null && <Notice tone="error" className="mt-4">{say(trouble)}</Notice>}
        {lost && <p role="status" className="mt-4 text-small text-ink-3">{t('progress.lost')}</p>}
        {underWay && <p className="mt-8 max-w-[60ch] text-small text-ink-3">{t('progress.leave')}</p>}
      </div>
    </main>
  )
}

function Bar({ view: { state, progress } }: { view: ImportView }) {
  const t = useTranslations('importing')
  const language = useLocale()
  const megabytes = (bytes: number) => new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1024 / 1024)
  const words = state === 'queued' ? t('progress.queued')
    : progress === null || progress.total === 0 ? t('progress.reading')
      : progress.unit === 'bytes' ? t('progress.fetching', { done: megabytes(progress.done) })
        : progress.done < progress.total ? t('progress.pages', { done: progress.done, total: progress.total })
          : t('progress.settling')
  const known = progress !== null && progress.total > 0 && progress.unit === 'pages'
  return (
    <>
      <p role="status" className="mb-3 text-ink-2">{words}</p>
      <progress aria-label={t('progress.label')} className="import-bar" {...(known ? { value: progress.done, max: progress.total } : {})} />
    </>
  )
}
