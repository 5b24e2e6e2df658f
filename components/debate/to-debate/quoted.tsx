'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from '@/components/ui/class-names.ts'

/** Characters that stand in four lines of any width. */
const short = 180

/** The passage that a claim rests on; a long one folded. */
export function Quoted({ words, language }: { words: string; language: string }) {
  const t = useTranslations('toDebate')
  const [whole, setWhole] = useState(false)
  return (
    <>
      <blockquote lang={language} dir="auto" className={cn('border-l-2 border-lapis pl-4 font-read text-lede whitespace-pre-line', !whole && 'line-clamp-4')}>{words}</blockquote>
      {words.length > short && <button type="button" className="word-button mt-1 ml-4.5 text-small" aria-expanded={whole} onClick={() => setWhole(!whole)}>{t(whole ? 'less' : 'whole')}</button>}
    </>
  )
}
