import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { AddReadingForm } from '@/components/course/add-reading-form.tsx'
import { Button } from '@/components/ui/button.tsx'
import type { ReadingTextView } from '@/lib/domain/reading/import-view.ts'
import { CorrectReadingButton } from './correct-reading-button.tsx'
import { ShareOriginal } from './share-original.tsx'

/** What staff can do with the text of a reading: correct it, import a better file, share the original. */
export function ReadingText({ view: { course, reading, fromWeb, may, original } }: { view: ReadingTextView }) {
  const t = useTranslations('importing')
  return (
    <div className="grid gap-10">
      <section>
        <p className="mb-3 max-w-[60ch] text-ink-2">{t('text.correctHint')}</p>
        <CorrectReadingButton courseId={course.id} readingId={reading.id} />
      </section>
      {original !== null && (
        <section aria-labelledby="original">
          <h2 id="original" className="mb-2 font-semibold">{t('text.original')}</h2>
          <p className="mb-3 text-ink-2 [overflow-wrap:anywhere]">{original.fileName}</p>
          <Button asChild variant="line" className="mb-3"><a href={`/api/readings/${reading.id}/original`} download><Download aria-hidden />{t('text.download')}</a></Button>
          {may.shareOriginal && <ShareOriginal readingId={reading.id} shared={original.shared} />}
        </section>
      )}
      <section aria-labelledby="better">
        <h2 id="better" className="mb-2 font-semibold">{t('text.better')}</h2>
        <p className="mb-3 max-w-[60ch] text-ink-2">{t('text.betterHint')}</p>
        <AddReadingForm courseId={course.id} fromWeb={fromWeb} readingId={reading.id} />
      </section>
    </div>
  )
}
