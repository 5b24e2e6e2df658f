'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { FootnotePopover } from '@/components/reader/later-parts.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** ms: a pointer that only passes opens nothing; and long enough to move from the sign to what it opened. */
const linger = 250
const leave = 350

export interface OpenNote {
  anchor: HTMLElement
  label: string
  text: string
  /** Offset of the note in the list at the end. */
  at: number
  /** It was opened by a press: it stays until it is closed, and has the focus. */
  stays: boolean
}

/** The way back to where one came from. */
export interface WayBack {
  label: string
  back: () => void
}

function findNote(index: TextIndex, anchor: HTMLElement): Omit<OpenNote, 'stays'> | null {
  const label = anchor.dataset['label'] ?? ''
  const note = index.root.querySelector<HTMLElement>(`.notes [data-s][data-label="${CSS.escape(label)}"]`)
  return note && { anchor, label, text: note.textContent, at: Number(note.dataset['s']) }
}

/** A note of the text opens where it is called, while the pointer rests there or by a press, with the way to its place in the list; from there one can go back. */
export function Footnotes({ index, onReturn }: { index: TextIndex; onReturn: (offer: WayBack | null) => void }) {
  const [open, setOpen] = useState<OpenNote | null>(null)
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
    const show = (note: Omit<OpenNote, 'stays'>, stays: boolean) => {
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

  return (
    <FootnotePopover
      index={index} anchor={anchor} open={open} onReturn={onReturn} onClose={() => setOpen(null)}
      onEnter={() => clearTimeout(timer.current)} onLeave={closeSoon} onFocus={() => setOpen((now) => now && { ...now, stays: true })}
    />
  )
}
