import { useTranslations } from 'next-intl'
import { useDebate } from '@/components/debate/debate-context.ts'
import { familyName, Shape } from '@/components/debate/source.tsx'

/** The readings that claims rest on, each with its hue and shape. */
export function Legend({ readingIds }: { readingIds: readonly string[] }) {
  const t = useTranslations('debate')
  const { view } = useDebate()
  const readings = Object.values(view.readings)
  return (
    <ul className="legend" aria-label={t('legend')}>
      {readingIds.map((id, at) => {
        const reading = readings.find(({ readingId }) => readingId === id)
        if (reading === undefined) return null
        const name = familyName(reading.authors)
        return <li key={id}><Shape of={at + 1} /><span>{name !== '' && `${name}, `}<em lang={reading.language}>{reading.title}</em></span></li>
      })}
    </ul>
  )
}
