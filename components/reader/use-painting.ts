import { useEffect, useRef, useState } from 'react'
import { difference } from '@/components/margin/difference.ts'
import { markOf, type Thread } from '@/components/margin/threads.ts'
import { hasHighlights } from '@/lib/anchoring/highlight-surface.ts'
import { createPainter, type PaintedMark, type Painter } from '@/lib/anchoring/painter.ts'
import { isPageIndex } from '@/lib/anchoring/pages/is-page-index.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/** With more that come and go at once, all are compared. */
const few = 50

interface Painting {
  threads: readonly Thread[]
  /** Filled: what is pointed at and what is selected. */
  pointed: readonly string[]
  /** The passage a note is being written on, while the field has the browser's own selection. */
  writingOn: TextRange | null
  remote: readonly TextRange[]
  hidden: boolean
}

/** Paints the marks over the text. Null until the text is there. */
export function usePainting(index: TextIndex | null, { threads, pointed, writingOn, remote, hidden }: Painting): Painter | null {
  const [painter, setPainter] = useState<Painter | null>(null)

  useEffect(() => {
    if (index === null) return
    let made: Painter | null = null
    let gone = false
    const take = (painter: Painter) => {
      made = painter
      setPainter(painter)
    }
    // The pages of an original come with their own way of painting.
    if (isPageIndex(index)) void import('@/lib/anchoring/pages/page-painter.ts').then(({ createPagePainter }) => { if (!gone) take(createPagePainter(index)) })
    else if (hasHighlights()) take(createPainter(index))
    else void import('@/lib/anchoring/rectangle-surface.ts').then(({ RectangleSurface }) => { if (!gone) take(createPainter(index, new RectangleSurface(index))) })
    return () => {
      gone = true
      setPainter(null)
      made?.destroy()
    }
  }, [index])

  const painted = useRef<{ painter: Painter; threads: readonly Thread[] }>(null)
  useEffect(() => {
    if (painter === null) return
    const { gone, come } = difference(painted.current?.painter === painter ? painted.current.threads : [], threads)
    painted.current = { painter, threads }
    if (gone.length + come.length > few) {
      painter.setMarks(threads.flatMap(marksOf))
      return
    }
    const stay = new Set(come.flatMap(marksOf).map(({ key }) => key))
    for (const { key } of gone) if (!stay.has(key)) painter.remove(key)
    for (const mark of come.flatMap(marksOf)) painter.put(mark)
  }, [painter, threads])
  const together = pointed.join(' ')

  useEffect(() => painter?.setPointed(together === '' ? null : together.split(' ')), [painter, together])
  useEffect(() => painter?.setOverlay('selection', writingOn === null ? [] : [writingOn]), [painter, writingOn])
  useEffect(() => painter?.setOverlay('remote', remote), [painter, remote])
  useEffect(() => painter?.hideAll(hidden), [painter, hidden])
  return painter
}

const marksOf = (thread: Thread): PaintedMark[] => (thread.range === null ? [] : [{ key: thread.key, ...thread.range, kind: markOf(thread), mine: thread.entry.mine }])
