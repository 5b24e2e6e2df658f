'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Thread } from '@/components/margin/threads.ts'
import { firstName, type PresentPerson } from '@/components/presence/present-people.ts'
import { personAt, type People } from '@/components/reader/use-people.ts'

/** ms: long enough to gather what comes together, short enough to be news; and how long it is quiet after a sentence. */
const gather = 1500
const quiet = 8000

interface AnnouncerProps {
  /** False until the room has been heard once: what is there already is not news. */
  ready: boolean
  here: readonly PresentPerson[]
  threads: readonly Thread[]
  people: People
  /** Something of one's own to say at once, as what a key has selected. */
  said: string
  /** The same, of whom one follows. */
  aside: string
}

/** Tells a screen reader, politely and in batches, who came and left and what was written. */
export function Announcer({ ready, here, threads, people, said, aside }: AnnouncerProps) {
  const t = useTranslations('presence')
  const language = useLocale()
  const [words, setWords] = useState('')
  const before = useRef<{ here: ReadonlyMap<string, string>; notes: ReadonlySet<string> } | null>(null)
  const now = useRef({ here, threads, people })
  now.current = { here, threads, people }
  const spoke = useRef(-Infinity)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  useEffect(() => {
    // Not begun anew with each change: where somebody scrolls all the time, nothing would ever be said.
    if (!ready || timer.current !== null) return
    const wait = before.current === null ? 0 : Math.max(gather, spoke.current + quiet - performance.now())
    timer.current = setTimeout(() => {
      timer.current = null
      const names = new Map(now.current.here.map(({ id, person }) => [id, firstName(person.name)]))
      const last = before.current
      // Only now, not with each that comes: of ten thousand it takes a while.
      const notes = othersNotes(now.current.threads, now.current.people)
      before.current = { here: names, notes: new Set(notes.keys()) }
      if (last === null) return
      const happenings = {
        joined: [...names].filter(([id]) => !last.here.has(id)).map(([, name]) => name),
        left: [...last.here].filter(([id]) => !names.has(id)).map(([, name]) => name),
        notes: [...notes].filter(([key]) => !last.notes.has(key)).map(([, name]) => firstName(name)),
      }
      if (Object.values(happenings).every((names) => names.length === 0)) return
      // Fetched when there is something to say. Where it cannot be had, what happened is said with what happens next.
      void import('@/components/presence/announcements.ts').then(({ sayHappenings }) => {
        const sentence = sayHappenings(t, language, happenings)
        if (sentence === '') return
        spoke.current = performance.now()
        setWords(sentence)
      }, () => { before.current = last })
    }, wait)
  }, [t, language, ready, here, threads, people])
  useEffect(() => () => { if (timer.current !== null) clearTimeout(timer.current) }, [])

  return (
    <>
      <p className="sr-only" aria-live="polite" data-announcer>{words}</p>
      <p className="sr-only" aria-live="polite">{said}</p>
      <p className="sr-only" aria-live="polite">{aside}</p>
    </>
  )
}

/** Keys and authors of others' notes and replies. */
const othersNotes = (threads: readonly Thread[], people: People): ReadonlyMap<string, string> => new Map(threads
  .flatMap((thread) => [thread.entry, ...thread.replies.map((reply) => reply.entry)])
  .filter((entry) => !entry.mine && (entry.value.kind === 'reply' || (entry.value.kind === 'annotation' && entry.value.body !== '')))
  .map((entry) => [entry.key, personAt(people, entry.handle).name]))
