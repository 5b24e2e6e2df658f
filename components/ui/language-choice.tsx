'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { languageNames, languages, type Language } from '@/lib/domain/account/language.ts'

const options = languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))

/** The language of the pages: kept with the account, and in this browser for when nobody is signed in. */
export function LanguageChoice() {
  const t = useTranslations('ui')
  const router = useRouter()
  const language = useLocale()
  // What was pressed shows as pressed while the page comes in it.
  const [pressed, setPressed] = useState<Language | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (next: Language) => {
    setProblem(null)
    setPressed(next)
    try {
      await api.put('/api/account/language', { language: next })
      router.refresh()
    } catch (error) {
      setPressed(null)
      setProblem(problemOf(error).message)
    }
  }
  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-3"><Said>{problem}</Said></Notice>}
      <Segmented label={t('language')} value={pressed ?? language} options={options} onChange={(next) => void choose(next)} />
    </>
  )
}
