'use client'

import { CircleQuestionMark, Link2, Lock, MessageSquare, PencilLine, Split } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Kind, useMarkWord } from '@/components/margin/kind.tsx'
import { SeenBy } from '@/components/margin/send-row.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { coveredBySheet } from '@/components/reader/scroll-to.ts'
import { useMedia } from '@/components/reader/use-media.ts'
import { cn } from '@/components/ui/class-names.ts'
import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

interface MarkPopoverProps {
  index: TextIndex
  range: TextRange
  /** Where it is written, and one's own layer. */
  layer: LayerView
  own: LayerView
  alone: boolean
  onAlone: (alone: boolean) => void
  onMark: (mark: Mark) => void
  onNote: (motivation: 'commenting' | 'questioning') => void
  /** Null for who puts nothing forward in a debate. */
  onDebate: (() => void) | null
  onLink: () => void
}

const gap = 8
/** px, of the room's bar on a phone and on a tablet at most. */
const bar = 56

/** What to do with the selected passage, 8 px under it; above where there is no room; a bar at the lower edge under a finger. */
export function MarkPopover({ index, range, layer, own, alone, onAlone, onMark, onNote, onDebate, onLink }: MarkPopoverProps) {
  const t = useTranslations('reader')
  const wordOf = useMarkWord()
  const naming = useTranslations('marking.markNames')
  const { nameMarks } = useRoom()
  const box = useRef<HTMLDivElement>(null)
  const [named, setNamed] = useState<Mark | null>(null)
  const atEdge = useMedia('(max-width: 640px), (pointer: coarse)')
  const onlyOwn = layer.kind === 'private' || !layer.mayWrite
  const target = alone || onlyOwn ? own : layer

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    if (atEdge) {
      element.style.removeProperty('left')
      element.style.removeProperty('top')
      const rects = rectsOf(index, range)
      const reach = element.offsetHeight + 2 * gap
      // Under the bar of the room where it would lie over what is selected, and does not there.
      element.toggleAttribute('data-above', (rects.at(-1)?.bottom ?? 0) > window.innerHeight - coveredBySheet() - reach && (rects[0]?.top ?? 0) > bar + reach)
      return
    }
    const column = element.offsetParent
    if (column === null) return
    const place = () => {
      const rects = rectsOf(index, range)
      const [first, last] = [rects[0], rects.at(-1)]
      if (!first || !last) return
      const frame = column.getBoundingClientRect()
      const below = last.bottom + gap + element.offsetHeight <= window.innerHeight
      const top = below ? last.bottom + gap : first.top - gap - element.offsetHeight
      const left = Math.min(below ? last.left : first.left, frame.right - element.offsetWidth)
      element.style.setProperty('top', `${top - frame.top}px`)
      element.style.setProperty('left', `${Math.max(8, left - frame.left)}px`)
    }
    place()
    const sizes = new ResizeObserver(place)
    sizes.observe(index.root)
    return () => sizes.disconnect()
  }, [index, range, atEdge])

  // Shift alone, while it is held, is "only me".
  useEffect(() => {
    const held = (event: KeyboardEvent) => { if (event.key === 'Shift') onAlone(event.type === 'keydown') }
    window.addEventListener('keydown', held)
    window.addEventListener('keyup', held)
    return () => {
      window.removeEventListener('keydown', held)
      window.removeEventListener('keyup', held)
    }
  }, [onAlone])

  return (
    // A press must not take the selection away.
    <div ref={box} className="mark-pop" role="dialog" aria-label={t('mark.title')} onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
      <div className="row" role="group" aria-label={t('mark.highlight')}>
        {marks.map((mark, at) => (
          <button
            key={mark} type="button" className="sw" aria-label={t('mark.swatch', { mark: wordOf(mark), key: at + 1 })} aria-keyshortcuts={String(at + 1)}
            onClick={() => onMark(mark)} onPointerEnter={() => setNamed(mark)} onPointerLeave={() => setNamed(null)} onFocus={() => setNamed(mark)} onBlur={() => setNamed(null)}
          >
            <span aria-hidden className={cn('swatch', `k-${mark}`)}>ab</span>
          </button>
        ))}
        {named !== null && <span aria-hidden className="flex flex-1 items-center justify-end gap-1.5 pr-1.5"><Kind mark={named} /><kbd>{marks.indexOf(named) + 1}</kbd></span>}
      </div>
      <div className="row">
        <button type="button" className="act" aria-keyshortcuts="a" onClick={() => onNote('commenting')}><MessageSquare aria-hidden />{t('mark.comment')} <kbd aria-hidden>a</kbd></button>
        <button type="button" className="act" aria-keyshortcuts="q" onClick={() => onNote('questioning')}><CircleQuestionMark aria-hidden />{t('mark.ask')} <kbd aria-hidden>q</kbd></button>
        {onDebate && <button type="button" className="act" aria-keyshortcuts="d" onClick={onDebate}><Split aria-hidden />{t('mark.debate')} <kbd aria-hidden>d</kbd></button>}
        <button type="button" className="act bare" aria-label={t('mark.link')} title={t('mark.link')} aria-keyshortcuts="y" onClick={onLink}><Link2 aria-hidden /></button>
      </div>
      <div className="row to">
        <span><SeenBy layer={target} /></span>
        {!onlyOwn && <button type="button" aria-pressed={alone} onClick={() => onAlone(!alone)}><Lock aria-hidden />{t('mark.alone')} <kbd aria-hidden>⇧</kbd></button>}
        {nameMarks && <button type="button" aria-label={naming('rename')} title={naming('rename')} onClick={nameMarks}><PencilLine aria-hidden /></button>}
        {!layer.mayWrite && layer.kind !== 'private' && <span>{t('mark.readAlong', { layer: layer.name })}</span>}
      </div>
    </div>
  )
}
