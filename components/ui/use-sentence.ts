'use client'

import { useLocale } from 'next-intl'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Language } from '@/lib/domain/account/language.ts'
import { loadSentences, translateSentence, type Sentences } from '@/lib/messages/sentences.ts'

const loaded = new Map<Language, Sentences | null>([['en', null]])
const asked = new Set<Language>()
const told = new EventTarget()

function subscribe(listener: () => void): () => void {
  told.addEventListener('loaded', listener)
  return () => told.removeEventListener('loaded', listener)
}

/** Asked for with the first page that may need it, so that it is there also where the network then fails. */
async function fetchTable(language: Language): Promise<void> {
  if (loaded.has(language) || asked.has(language)) return
  asked.add(language)
  try {
    loaded.set(language, await loadSentences(language))
    told.dispatchEvent(new Event('loaded'))
  } catch {
    // Asked again by the next component; until then a refusal is read in English.
    asked.delete(language)
  }
}

/** Says a refusal of the server, or of a schema, in the reader's language. */
export function useSentence(): (sentence: string) => string {
  const language = useLocale()
  const table = useSyncExternalStore(subscribe, () => loaded.get(language) ?? null, () => null)
  useEffect(() => void fetchTable(language), [language])
  return useCallback((sentence: string) => translateSentence(sentence, table), [table])
}
