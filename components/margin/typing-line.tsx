'use client'

import { useTranslations } from 'next-intl'
import { useContext } from 'react'
import { firstName } from '@/components/presence/present-people.ts'
import { TypingContext, useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'

/** Who writes in a thread just now. Its line is always there, so that nothing moves when somebody begins. */
export function TypingLine({ thread }: { thread: string }) {
  const t = useTranslations('marking')
  const { people } = useRoom()
  const handles = useContext(TypingContext).get(thread) ?? []
  const [first] = handles
  return <p className="typing" role="status">{first === undefined ? '' : t('typing', { count: handles.length, name: firstName(personAt(people, first).name) })}</p>
}
