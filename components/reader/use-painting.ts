import { useEffect, useMemo, useState } from 'react'
import { markOf, type Thread } from '@/components/margin/threads.ts'
import { createPainter, type Painter } from '@/lib/anchoring/painter.ts'
import { isPageIndex } from '@/lib/anchoring/pages/page-index.ts'
import { createPagePainter } from '@/lib/anchoring/pages/page-painter.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

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
    const made = isPageIndex(index) ? createPagePainter(index) : createPainter(index)
    setPainter(made)
    return () => {
      setPainter(null)
      made.destroy()
    }
  }, [index])

  const marks = useMemo(
    () => threads.flatMap((thread) => (thread.range === null ? [] : [{ key: thread.key, ...thread.range, kind: markOf(thread), mine: thread.entry.mine }])),
    [threads],
  )
  const together = pointed.join(' ')

  useEffect(() => painter?.setMarks(marks), [painter, marks])
  useEffect(() => painter?.setPointed(together === '' ? null : together.split(' ')), [painter, together])
  useEffect(() => painter?.setOverlay('selection', writingOn === null ? [] : [writingOn]), [painter, writingOn])
  useEffect(() => painter?.setOverlay('remote', remote), [painter, remote])
  useEffect(() => painter?.hideAll(hidden), [painter, hidden])
  return painter
}
