'use client'

import { use, useCallback, useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type ReactElement, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import type { Side } from './place-beside.ts'
import { Slot } from './slot.tsx'
import { LayerHome } from './use-layer.ts'
import { usePlaced } from './use-placed.ts'

/** ms of rest before it shows; none shortly after another, for somebody who looks along a row of buttons. */
const patience = 500
const shortly = 200
/** ms for the pointer's way from the control to the words, where it may rest too (WCAG 1.4.13). */
const way = 120

let lastHidden = -Infinity

/** Names a control that has no words. The control carries the name itself too (`aria-label`): this is for the eye. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: { label: string; shortcut?: string; side?: Side; children: ReactElement }) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const show = useCallback((after: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(true), after)
  }, [])
  const hide = useCallback((after = 0) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen((was) => {
      if (was) lastHidden = performance.now()
      return false
    }), after)
  }, [])
  const stay = useCallback(() => clearTimeout(timer.current), [])
  useEffect(() => stay, [stay])
  return (
    <>
      <Slot
        ref={anchor}
        onPointerEnter={(event: PointerEvent) => { if (event.pointerType === 'mouse' && event.buttons === 0) show(performance.now() - lastHidden < shortly ? 0 : patience) }}
        onPointerLeave={() => hide(way)}
        onPointerDown={() => hide()}
        onClick={() => hide()}
        onFocus={(event: { target: Element }) => { if (event.target.matches(':focus-visible')) show(0) }}
        onBlur={() => hide()}
      >
        {children}
      </Slot>
      {open && <Bubble anchor={anchor} label={label} shortcut={shortcut} side={side} onStay={stay} onHide={hide} />}
    </>
  )
}

interface BubbleProps {
  anchor: RefObject<HTMLElement | null>
  label: string
  shortcut: string | undefined
  side: Side
  onStay: () => void
  onHide: (after?: number) => void
}

function Bubble({ anchor, label, shortcut, side, onStay, onHide }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null)
  const home = use(LayerHome)
  useLayoutEffect(() => bubble.current?.showPopover(), [])
  usePlaced(bubble, useCallback(() => anchor.current, [anchor]), true, { side })
  useEffect(() => {
    const key = (event: KeyboardEvent) => { if (event.key === 'Escape') onHide() }
    const moved = () => onHide()
    document.addEventListener('keydown', key)
    window.addEventListener('scroll', moved, { passive: true })
    return () => {
      document.removeEventListener('keydown', key)
      window.removeEventListener('scroll', moved)
    }
  }, [onHide])
  return createPortal(
    <div ref={bubble} popover="manual" role="tooltip" data-state="open" onPointerEnter={onStay} onPointerLeave={() => onHide(way)} className="popping inline-flex items-center gap-1.5 rounded-[6px] bg-ink px-2 py-1 text-micro font-medium text-paper">
      {label}
      {shortcut !== undefined && <kbd className="opacity-80">{shortcut}</kbd>}
    </div>,
    home ?? document.body,
  )
}
