import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ImportRow } from '@/lib/domain/reading/import-view.ts'

/** Readings on their way in, on the home of a course: what is being read, what waits to be looked over, what was refused. */
export function ImportList({ courseId, imports }: { courseId: string; imports: readonly ImportRow[] }) {
  const t = useTranslations('importing')
  if (imports.length === 0) return null
  return (
    <section aria-labelledby="imports" className="mt-8">
      <h2 id="imports" className="mb-2 font-semibold">{t('list.title')}</h2>
      <ul>
        {imports.map(({ id, state, name, readingTitle }) => (
          <li key={id} className="relative -mx-3 flex items-center gap-4 rounded-md px-3 py-2 hover:bg-hover">
            <div className="min-w-0 flex-1">
              <Link href={`/courses/${courseId}/imports/${id}`} className="block truncate font-medium after:absolute after:inset-0 after:rounded-md">{readingTitle ?? name}</Link>
              <p className="text-small text-ink-3">{t(readingTitle === null ? `list.${state}` : `list.correcting.${state}`)}</p>
            </div>
            <ChevronRight aria-hidden className="size-4 flex-none text-ink-3" />
          </li>
        ))}
      </ul>
    </section>
  )
}
