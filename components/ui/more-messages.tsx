'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { useMemo, type ReactNode } from 'react'
import type { Catalogue } from '@/lib/messages/catalogue.ts'

/** with-messages.tsx in the browser. */
export function MoreMessages({ messages, children }: { messages: Partial<Catalogue>; children: ReactNode }) {
  const around = useMessages()
  const all = useMemo(() => ({ ...around, ...messages }), [around, messages])
  return <NextIntlClientProvider locale={useLocale()} messages={all}>{children}</NextIntlClientProvider>
}
