import { useMemo, useState } from 'react'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

type MarkNames = RoomView['course']['markNames']

export interface MarkNaming {
  names: MarkNames
  setNames: (names: MarkNames) => void
  /** Whether somebody names them just now. */
  open: boolean
  close: () => void
  /** Begins to; null where that is not one's to say. */
  ask: (() => void) | null
}

/** The view with the marks named as the course names them by now, and how its staff do that from here. */
export function useMarkNaming(given: RoomView): { view: RoomView; naming: MarkNaming } {
  const { mayNameMarks, markNames } = given.course
  const [names, setNames] = useState(markNames)
  const [open, setOpen] = useState(false)
  const view = useMemo(() => ({ ...given, course: { ...given.course, markNames: names } }), [given, names])
  const ask = useMemo(() => (mayNameMarks ? () => setOpen(true) : null), [mayNameMarks])
  return { view, naming: { names, setNames, open, close: () => setOpen(false), ask } }
}
