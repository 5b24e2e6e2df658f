'use client'

import { useTranslations } from 'next-intl'
import { useRoom } from '@/components/reader/room-context.ts'

/** The tags of a note; pressing one shows all notes that have it. */
export function TagChips({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('marking.tags')
  const { filterBy } = useRoom()
  if (tags.length === 0) return null
  return (
    <ul className="tags" aria-label={t('label')}>
      {tags.map((tag) => <li key={tag}><button type="button" className="tag" aria-label={t('show', { tag })} onClick={() => filterBy({ tags: [tag] })}>#{tag}</button></li>)}
    </ul>
  )
}
