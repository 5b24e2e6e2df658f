'use client'

import { useContext } from 'react'
import { cn } from '@/components/ui/class-names.ts'
import { RoomContext } from '@/components/reader/room-context.ts'

/** Somebody spoken to, under the name they have now; oneself stands out. */
export function Mention({ handle, name }: { handle: string; name: string }) {
  const person = useContext(RoomContext)?.people[handle]
  return <span className={cn('mention', person?.me === true && 'me')}>@{person?.name ?? name}</span>
}
