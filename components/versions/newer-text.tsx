'use client'

import { BookOpenCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { OneNotice } from '@/components/reader/room-notices.tsx'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import { encodePassage } from '@/lib/domain/annotation/passage.ts'
import { splitsPair } from '@/lib/domain/annotation/text-range.ts'

const bar = 56
const words = 48

/** A corrected text is out: it is read when the reader says so, from where they are. What they were writing stays on this device. */
export function NewerText({ index, laid }: { index: TextIndex | null; laid: LaidText | null }) {
  const t = useTranslations('versions')
  const [heard, setHeard] = useState(false)
  if (heard) return null
  const read = () => {
    if (index !== null && laid !== null && window.scrollY > window.innerHeight / 2) {
      const start = laid.offsetAt(bar - laid.root.getBoundingClientRect().top)
      let end = Math.min(index.length, start + words)
      if (splitsPair(index.text, end)) end -= 1
      if (end > start) history.replaceState(null, '', `#${encodePassage(index.text, { start, end })}`)
    }
    location.reload()
  }
  return (
    <OneNotice icon={<BookOpenCheck aria-hidden />} onClose={() => setHeard(true)}>
      {t('newer.words')} <button type="button" className="word-button inline" onClick={read}>{t('newer.read')}</button>
    </OneNotice>
  )
}
