import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useGathered } from '@/components/reader/use-gathered.ts'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import { useStable } from '@/components/reader/use-stable.ts'
import { sayWritten } from '@/components/reader/written.ts'

/** What the reader has written in this reading, in words; reckoned anew once a second at most. */
export function useWritten(live: readonly LiveLayer[]): string {
  const t = useTranslations('reader')
  const language = useLocale()
  const layers = useGathered(useStable(live.map(({ snapshot }) => snapshot.entries)))
  return useMemo(() => sayWritten(t, language, layers), [t, language, layers])
}
