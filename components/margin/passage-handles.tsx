'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent as ReactPointerEvent } from 'react'
import { moveEnd, type PassageEnd } from '@/components/margin/move-end.ts'
import type { PassageChange } from '@/components/margin/use-passage-change.ts'
import { Button } from '@/components/ui/button.tsx'
import { offsetAtPoint } from '@/lib/anchoring/at-point.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

interface PassageHandlesProps {
  index: TextIndex
  language: string
  change: PassageChange
  range: TextRange
}

/** The two ends of a passage that is being changed: drawn by the pointer, or moved by the arrow keys. */
export function PassageHandles({ index, language, change, range }: PassageHandlesProps) {
  const t = useTranslations('marking.passage')
  const frame = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const { setRange, save, cancel } = change

  useEffect(() => { first.current?.focus({ preventScroll: true }) }, [])

  const place = useCallback(() => {
    const element = frame.current
    const column = element?.offsetParent
    if (!element || !column) return
    const rects = rectsOf(index, range)
    const [begin, end] = [rects[0], rects.at(-1)]
    if (!begin || !end) return
    const { left, top } = column.getBoundingClientRect()
    const at = { '--from-x': begin.left - left, '--from-y': begin.top - top, '--to-x': end.right - left, '--to-y': end.top - top, '--line': end.height }
    for (const [name, px] of Object.entries(at)) element.style.setProperty(name, `${px}px`)
  }, [index, range])
  useLayoutEffect(() => {
    place()
    const sizes = new ResizeObserver(place)
    sizes.observe(index.root)
    return () => sizes.disconnect()
  }, [place, index])

  const drag = (end: PassageEnd) => (down: ReactPointerEvent<HTMLButtonElement>) => {
    const grip = down.currentTarget
    grip.setPointerCapture(down.pointerId)
    const move = (event: PointerEvent) => {
      // Above the finger, where the line is that it moves along.
      const offset = offsetAtPoint(index, event.clientX, event.clientY - (event.pointerType === 'mouse' ? 0 : 24), 8)
      if (offset === null) return
      const next = end === 'start' ? { start: Math.min(offset, range.end - 1), end: range.end } : { start: range.start, end: Math.max(offset + 1, range.start + 1) }
      setRange(next)
    }
    const stop = () => {
      grip.removeEventListener('pointermove', move)
      grip.focus({ preventScroll: true })
    }
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', stop, { once: true })
    grip.addEventListener('pointercancel', stop, { once: true })
    down.preventDefault()
  }
  const press = (end: PassageEnd) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setRange(moveEnd(index, range, end, by, event.altKey ? 'letter' : event.shiftKey ? 'sentence' : 'word', language))
    else if (event.key === 'Enter') save()
    else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const words = index.text.slice(range.start, range.end)
  const grip = (end: PassageEnd) => (
    <button
      ref={end === 'start' ? first : undefined} type="button" role="slider" className={`grip ${end}`} aria-label={t(end)} aria-valuemin={0} aria-valuemax={index.length} aria-valuenow={range[end]}
      aria-valuetext={end === 'start' ? words.slice(0, 60) : words.slice(-60)} onPointerDown={drag(end)} onKeyDown={press(end)}
    />
  )
  return (
    <>
      <div ref={frame} className="passage-grips">{grip('start')}{grip('end')}</div>
      <div className="passage-bar" role="group" aria-label={t('bar')}>
        <p>{t('hint')}</p>
        <Button variant="primary" onClick={save}>{t('save')}</Button>
        <Button variant="quiet" onClick={cancel}>{t('cancel')}</Button>
      </div>
    </>
  )
}
