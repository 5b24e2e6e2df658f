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
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async (language: Language) => {
    setProblem(null)
    try {
      await api.put('/api/account/language', { language })
      router.refresh()
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-3"><Said>{problem}</Said></Notice>}
      <Segmented label={t('language')} value={useLocale()} options={options} onChange={(language) => void choose(language)} />
    </>
  )
}
