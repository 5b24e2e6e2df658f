import { useTranslations } from 'next-intl'
import { useDebate, type DebatePerson } from '@/components/debate/debate-context.ts'
import { handleOf } from '@/lib/domain/annotation/entry-key.ts'

/** Who wrote at a key; somebody, where that is not known yet. */
export function usePersonAt(): (key: string) => DebatePerson {
  const t = useTranslations('debate')
  const { people } = useDebate()
  return (key) => people[handleOf(key)] ?? { alias: '', name: t('somebody'), initials: '·', tint: 1, me: false }
}

/** "Kofi M." */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const last = rest.at(-1)
  return last === undefined ? first : [first, [...last].slice(0, 1).concat('.').join('')].join(' ')
}
