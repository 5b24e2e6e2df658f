'use client'

import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Monogram } from '@/components/ui/monogram.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { Spinner } from '@/components/ui/spinner.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { signInAsSample } from '@/lib/client/sign-in.ts'
import type { SignInView } from '@/lib/domain/account/views.ts'
import { keepSampleToken } from './sample-path.ts'

/** People of the sample seminar, to be one of them by a press. */
export function SampleSeats({ sample: { token, people }, next }: { sample: NonNullable<SignInView['sample']>; next: string }) {
  const t = useTranslations('door')
  const [taking, setTaking] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const take = async (userId: string) => {
    setTaking(userId)
    setProblem(null)
    try {
      await signInAsSample({ token, userId })
      keepSampleToken(token)
      location.assign(next + location.hash)
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setTaking(null)
    }
  }

  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-4"><Said>{problem}</Said></Notice>}
      <ul className="-mx-3">
        {people.map(({ userId, name, initials, tint, role, place }) => (
          <li key={userId}>
            <button type="button" aria-disabled={taking !== null || undefined} onClick={() => { if (taking === null) void take(userId) }} className="group grid w-full grid-cols-[40px_minmax(0,1fr)_20px] items-center gap-4 rounded-lg px-3 py-2.5 text-left hover:bg-hover focus-visible:rounded-lg">
              <Monogram initials={initials} tint={tint} size="lg" />
              <span>
                <b className="block text-[15px]/5">{name}</b>
                <span className="block text-small text-ink-3">{role === null ? place : t('sample.about', { role, place })}</span>
              </span>
              {taking === userId ? <Spinner className="text-ink-3" /> : <ArrowRight aria-hidden className="size-4 text-ink-3 opacity-0 transition-opacity t-quick group-hover:opacity-100 group-focus-visible:opacity-100" />}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
