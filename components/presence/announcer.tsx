'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { sayHappenings } from '@/components/presence/announcements.ts'
import { firstName, type PresentPerson } from '@/components/presence/present-people.ts'

/** Long enough to gather what comes together, short enough to be news. */
const gather = 1500

interface AnnouncerProps {
  /** False until the room has been heard once: what is there already is not news. */
  ready: boolean
  here: readonly PresentPerson[]
  /** Keys and authors of others' notes and replies. */
  notes: ReadonlyMap<string, string>
  /** Something of one's own to say at once, as what a key has selected. */
  said: string
}

/** Tells a screen reader, politely and in batches, who came and left and what was written. */
export function Announcer({ ready, here, notes, said }: AnnouncerProps) {
  const t = useTranslations('presence')
  const language = useLocale()
  const [words, setWords] = useState('')
  const before = useRef<{ here: ReadonlyMap<string, string>; notes: ReadonlySet<string> } | null>(null)
  const now = useRef({ here, notes })
  now.current = { here, notes }

  useEffect(() => {
    if (!ready) return
    const timer = setTimeout(() => {
      const names = new Map(now.current.here.map(({ id, person }) => [id, firstName(person.name)]))
      const last = before.current
      before.current = { here: names, notes: new Set(now.current.notes.keys()) }
      if (last === null) return
      const sentence = sayHappenings(t, language, {
        joined: [...names].filter(([id]) => !last.here.has(id)).map(([, name]) => name),
        left: [...last.here].filter(([id]) => !names.has(id)).map(([, name]) => name),
        notes: [...now.current.notes].filter(([key]) => !last.notes.has(key)).map(([, name]) => firstName(name)),
      })
      if (sentence !== '') setWords(sentence)
    }, before.current === null ? 0 : gather)
    return () => clearTimeout(timer)
  }, [t, language, ready, here, notes])

  return (
    <>
      <p className="sr-only" aria-live="polite" data-announcer>{words}</p>
      <p className="sr-only" aria-live="polite">{said}</p>
    </>
  )
}
