import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import Link from 'next/link'
import { NobodyHere } from '@/components/offline/nobody-here.tsx'
import { LanguageChoice } from '@/components/ui/language-choice.tsx'
import { WithMessages } from '@/components/ui/with-messages.tsx'
import { DictionaryEntry } from './dictionary-entry.tsx'

interface DoorProps {
  title: string
  /** One or two sentences under it. */
  lede?: ReactNode
  children?: ReactNode
}

const doorMessages = ['door'] as const

/** Pages before one is signed in: the word on the left, what to do on the right. */
export function Door({ title, lede, children }: DoorProps) {
  const t = useTranslations('door')
  return (
    <div className="grid min-h-dvh grid-cols-2 max-md:grid-cols-[minmax(0,1fr)] max-md:grid-rows-[auto_1fr]">
      <aside aria-label={t('aside')} className="flex flex-col bg-desk px-16 py-12 max-lg:px-10 max-md:px-6 max-md:py-8">
        <p className="max-md:hidden"><Link href="/" className="rounded-sm font-read text-[19px]/6 font-semibold tracking-[-.01em]">Postil</Link></p>
        <div className="my-auto"><DictionaryEntry /></div>
      </aside>
      <main id="main" className="grid place-items-center p-12 max-lg:p-8 max-md:place-items-start max-md:px-6">
        <div className="w-full max-w-100 max-md:max-w-none">
          <h1 className="font-read text-title font-semibold tracking-[-.015em] text-balance">{title}</h1>
          {lede !== undefined && <p className="mt-1 text-ink-2">{lede}</p>}
          <div className="mt-6"><WithMessages of={doorMessages}>{children}</WithMessages></div>
          <NobodyHere />
          <div className="mt-10"><LanguageChoice /></div>
        </div>
      </main>
    </div>
  )
}
