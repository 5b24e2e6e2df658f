'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { DebatePerson } from '@/components/debate/debate-context.ts'
import { firstName, type PresentPerson } from '@/components/presence/present-people.ts'
import type { LayerSnapshot } from '@/lib/client/layer-session.types.ts'
import { joinWords } from '@/lib/messages/join-words.ts'

/** ms: long enough to gather what comes together, and how long it is quiet after a sentence; as in the reading room. */
const gather = 1500
const quiet = 8000

interface AnnouncerProps {
  ready: boolean
  here: readonly PresentPerson[]
  entries: LayerSnapshot['entries']
  people: Readonly<Record<string, DebatePerson>>
}

/** Tells a screen reader, politely and in batches, who came and left and which claims others put. */
export function DebateAnnouncer({ ready, here, entries, people }: AnnouncerProps) {
  const t = useTranslations('debate')
  const presence = useTranslations('presence')
  const language = useLocale()
  const [words, setWords] = useState('')
  const now = useRef({ here, entries, people })
  now.current = { here, entries, people }
  const before = useRef<{ here: ReadonlyMap<string, string>; claims: ReadonlySet<string> } | null>(null)
  const spoke = useRef(-Infinity)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  useEffect(() => {
    if (!ready || timer.current !== null) return
    timer.current = setTimeout(() => {
      timer.current = null
      const { here, entries, people } = now.current
      const last = before.current
      const names = new Map(here.map(({ id, person }) => [id, firstName(person.name)]))
      const claims = [...entries.values()].filter(({ mine, value }) => !mine && value.kind === 'claim')
      before.current = { here: names, claims: new Set(claims.map(({ key }) => key)) }
      if (last === null) return
      const fresh = claims.filter(({ key }) => !last.claims.has(key))
      const authors = [...new Set(fresh.map(({ handle }) => people[handle]?.name ?? t('somebody')))]
      const [one] = fresh
      const came = [...names].filter(([id]) => !last.here.has(id)).map(([, name]) => name)
      const went = [...last.here].filter(([id]) => !names.has(id)).map(([, name]) => name)
      const sentence = [
        came.length > 0 && presence('here', { count: came.length, names: joinWords(came, language) }),
        went.length > 0 && presence('left', { names: joinWords(went, language) }),
        fresh.length === 1 && one?.value.kind === 'claim' && t('news.one', { name: authors[0] ?? '', text: one.value.body }),
        fresh.length > 1 && t('news.more', { count: fresh.length, names: joinWords(authors, language) }),
      ].filter(Boolean).join(' ')
      if (sentence === '') return
      spoke.current = performance.now()
      setWords(sentence)
    }, before.current === null ? 0 : Math.max(gather, spoke.current + quiet - performance.now()))
  }, [t, presence, language, ready, here, entries, people])
  useEffect(() => () => { if (timer.current !== null) clearTimeout(timer.current) }, [])

  return <p className="sr-only" aria-live="polite" data-announcer>{words}</p>
}
