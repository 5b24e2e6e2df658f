import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { RoomLinks } from '@/components/reader/room-context.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import { encodePassage } from '@/lib/domain/annotation/passage.ts'

/** Copies the address of a passage or of a note, and says so. */
export function useLinks(index: TextIndex | null, tell: (sentence: string, passing: boolean) => void): RoomLinks {
  const t = useTranslations('reader')
  return useMemo(() => {
    async function copy(fragment: string, words: string) {
      const address = new URL(`#${fragment}`, location.href)
      try {
        await navigator.clipboard.writeText(address.href)
        tell(words, true)
      } catch {
        // Refused, or not a secure place.
        history.replaceState(null, '', address)
        tell(t('links.refused'), false)
      }
    }
    return {
      copyPassage: (range) => void (index && copy(encodePassage(index.text, range), t('links.passage'))),
      copyNote: (key) => void copy(new URLSearchParams({ note: key }).toString(), t('links.note')),
    }
  }, [t, index, tell])
}
