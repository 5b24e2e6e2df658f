'use client'

import { useLayoutEffect, useRef } from 'react'
import { firstName } from '@/components/presence/present-people.ts'
import { cn } from '@/components/ui/class-names.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { PersonView } from '@/lib/domain/reading/room-view.ts'

export interface RemoteSelection extends TextRange {
  handle: string
  person: PersonView
}

const tints = ['bg-p1', 'bg-p2', 'bg-p3', 'bg-p4', 'bg-p5', 'bg-p6'] as const

/** The name of whoever has selected something, on the first line of it; it fades, the wash under the words stays. */
export const NameFlags = ({ index, selections }: { index: TextIndex; selections: readonly RemoteSelection[] }) =>
  selections.map((one) => <NameFlag key={`${one.handle} ${one.start} ${one.end}`} index={index} selection={one} />)

function NameFlag({ index, selection: { start, end, person } }: { index: TextIndex; selection: RemoteSelection }) {
  const flag = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = flag.current
    const column = element?.offsetParent
    const first = rectsOf(index, { start: Math.min(start, index.length), end: Math.min(end, index.length) })[0]
    if (!element || !column || !first) return
    const frame = column.getBoundingClientRect()
    element.style.setProperty('left', `${first.left - frame.left}px`)
    element.style.setProperty('top', `${first.top - frame.top + 8}px`)
  }, [index, start, end])
  return <span ref={flag} aria-hidden className={cn('name-flag', tints[(person.tint - 1) % 6])}>{firstName(person.name)}</span>
}
