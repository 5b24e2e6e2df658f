'use client'

import { PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Notice } from '@/components/ui/notice.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { api } from '@/lib/client/api.ts'
import type { ImportResult } from '@/lib/domain/reading/import-view.ts'

/** Opens the review over the text as it stands. */
export function CorrectReadingButton({ courseId, readingId }: { courseId: string; readingId: string }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const open = async () => {
    setBusy(true)
    try {
      const { importId } = await api.post<ImportResult>(`/api/readings/${readingId}/corrections`)
      router.push(`/courses/${courseId}/imports/${importId}`)
    } catch (error) {
      setTrouble(problemOf(error).message)
      setBusy(false)
    }
  }
  return (
    <>
      <Submit type="button" busy={busy} busyLabel={t('review.opening')} onClick={() => { if (!busy) void open() }}><PencilLine aria-hidden />{t('text.correct')}</Submit>
      {trouble !== null && <Notice tone="error" className="mt-3">{say(trouble)}</Notice>}
    </>
  )
}
