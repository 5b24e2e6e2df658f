'use client'

import { CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { scrollToOffset } from '@/components/reader/scroll-to.ts'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverAnchor, PopoverContent } from '@/components/ui/popover.tsx'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** ms: a pointer that only passes opens nothing; and long enough to move from the sign to what it opened. */
const linger = 250
const leave = 350

interface OpenNote {
  anchor: HTMLElement
  label: string
  text: string
  /** Offset of the note in the list at the end. */
  at: number
}

function findNote(index: TextIndex, anchor: HTMLElement): OpenNote | null {
  const label = anchor.dataset['label'] ?? ''
  const note = index.root.querySelector<HTMLElement>(`.notes [data-s][data-label="${CSS.escape(label)}"]`)
  return note && { anchor, label, text: note.textContent, at: Number(note.dataset['s']) }
}

/** A note of the text opens where it is called, while the pointer rests there or by a press, with the way to its place in the list; from there one can go back. */
export function Footnotes({ index, onReturn }: { index: TextIndex; onReturn: (offer: { label: string; back: () => void } | null) => void }) {
  const t = useTranslations('reader')
  /** What was opened by a press stays until it is closed, and has the focus. */
  const [open, setOpen] = useState<(OpenNote & { stays: boolean }) | null>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const closeSoon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen((now) => (now?.stays === true ? now : null)), leave)
  }, [])

  useEffect(() => {
    const noteAt = (event: Event) => {
      const reference = event.target instanceof Element ? event.target.closest<HTMLElement>('.fn') : null
      return reference === null ? null : findNote(index, reference)
    }
    const show = (note: OpenNote, stays: boolean) => {
      anchor.current = note.anchor
      setOpen((now) => (!stays && now !== null && (now.stays || now.anchor === note.anchor) ? now : { ...note, stays }))
    }
    const click = (event: MouseEvent) => {
      const note = noteAt(event)
      if (note === null) return
      event.preventDefault()
      clearTimeout(timer.current)
      show(note, true)
    }
    const over = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return
      const note = noteAt(event)
      if (note === null) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => show(note, false), linger)
    }
    const out = (event: PointerEvent) => { if (noteAt(event) !== null) closeSoon() }
    index.root.addEventListener('click', click)
    index.root.addEventListener('pointerover', over)
    index.root.addEventListener('pointerout', out)
    return () => {
      clearTimeout(timer.current)
      index.root.removeEventListener('click', click)
      index.root.removeEventListener('pointerover', over)
      index.root.removeEventListener('pointerout', out)
    }
  }, [index, closeSoon])

  const go = useCallback((note: OpenNote) => {
    setOpen(null)
    scrollToOffset(index, note.at)
    const place = index.blocks[index.blockAt(note.at)]?.element
    if (place) {
      place.tabIndex = -1
      place.focus({ preventScroll: true })
    }
    onReturn({
      label: t('footnote.back', { label: note.label }),
      back: () => {
        onReturn(null)
        window.scrollTo({ top: window.scrollY + note.anchor.getBoundingClientRect().top - window.innerHeight / 3 })
        note.anchor.focus({ preventScroll: true })
      },
    })
  }, [t, index, onReturn])

  return (
    <Popover open={open !== null} onOpenChange={(next) => { if (!next) setOpen(null) }}>
      <PopoverAnchor at={anchor} />
      {open !== null && (
        <PopoverContent
          align="start"
          aria-label={t('footnote.title', { label: open.label })}
          className="p-4"
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={closeSoon}
          onFocusCapture={() => setOpen((now) => now && { ...now, stays: true })}
          onOpenAutoFocus={(event) => { if (!open.stays) event.preventDefault() }}
          onCloseAutoFocus={(event) => { if (!open.stays) event.preventDefault() }}
        >
          <p className="max-h-60 overflow-y-auto font-read text-[15px]/6">{open.text}</p>
          <Button variant="quiet" className="mt-2 -ml-3" onClick={() => go(open)}><CornerDownLeft aria-hidden />{t('footnote.go', { label: open.label })}</Button>
        </PopoverContent>
      )}
    </Popover>
  )
}
