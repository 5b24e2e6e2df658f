'use client'

import { createContext, use, useCallback, useId, useLayoutEffect, useMemo, useRef, useState, type ComponentProps, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { cn } from './class-names.ts'
import type { Align, Side } from './place-beside.ts'
import { Slot } from './slot.tsx'
import { focusBack, focusFirst, LayerHome, useLayer } from './use-layer.ts'
import { useLeaving } from './use-leaving.ts'
import { usePlaced } from './use-placed.ts'
import { useReturning } from './use-returning.ts'

interface PopoverState {
  open: boolean
  setOpen: (open: boolean) => void
  id: string
  button: RefObject<HTMLElement | null>
  /** What it stands beside, where that is not its button. */
  anchor: RefObject<RefObject<HTMLElement | null> | null>
  beside: () => HTMLElement | null
}

const PopoverContext = createContext<PopoverState | null>(null)

function usePopover(): PopoverState {
  const popover = use(PopoverContext)
  if (popover === null) throw new Error('A part of a popover stands outside of one.')
  return popover
}

interface PopoverProps {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** Something small over the page that one may leave at any time: by Escape, a press elsewhere, or by moving on. */
export function Popover({ open: given, onOpenChange, children }: PopoverProps) {
  const [own, setOwn] = useState(false)
  const id = useId()
  const button = useRef<HTMLElement>(null)
  const anchor = useRef<RefObject<HTMLElement | null>>(null)
  const beside = useCallback(() => (anchor.current ?? button).current, [])
  const open = given ?? own
  const popover = useMemo<PopoverState>(() => ({ open, id, button, anchor, beside, setOpen: onOpenChange ?? setOwn }), [open, id, beside, onOpenChange])
  return <PopoverContext value={popover}>{children}</PopoverContext>
}

/** Gives its only child what opens the popover. */
export function PopoverTrigger({ children, ...props }: { children: ReactNode }) {
  const { open, setOpen, id, button } = usePopover()
  return <Slot {...props} ref={button} aria-haspopup="dialog" aria-expanded={open} aria-controls={open ? id : undefined} data-state={open ? 'open' : 'closed'} onClick={() => setOpen(!open)}>{children}</Slot>
}

/** Where it stands, when that is not its button: around its only child, or at an element of the page. */
export function PopoverAnchor({ at, children }: { at?: RefObject<HTMLElement | null>; children?: ReactNode }) {
  const { anchor } = usePopover()
  const around = useRef<HTMLElement>(null)
  useLayoutEffect(() => { anchor.current = at ?? around }, [anchor, at])
  return children === undefined ? null : <Slot ref={around}>{children}</Slot>
}

interface PopoverContentProps extends ComponentProps<'div'> {
  side?: Side
  align?: Align
  sideOffset?: number
  /** When it opens, before the focus goes into it; `preventDefault` leaves it where it is. */
  onOpenAutoFocus?: (event: Event) => void
  /** When it closes, before the focus goes back; `preventDefault` leaves it where it is. */
  onCloseAutoFocus?: (event: Event) => void
}

export function PopoverContent(props: PopoverContentProps) {
  const { open } = usePopover()
  const content = useRef<HTMLDivElement>(null)
  return useLeaving(open, content) ? <OpenPopover {...props} box={content} /> : null
}

function OpenPopover({ box: content, className, side = 'bottom', align = 'center', sideOffset = 8, onOpenAutoFocus, onCloseAutoFocus, ...props }: PopoverContentProps & { box: RefObject<HTMLDivElement | null> }) {
  const { open, setOpen, id, button, beside } = usePopover()
  const home = use(LayerHome)
  usePopped({ content, button, from: beside, open, onOpenAutoFocus, onCloseAutoFocus })
  usePlaced(content, beside, open, { side, align, gap: sideOffset })
  useLayer({ open, content, button, onClose: () => setOpen(false) })
  return createPortal(
    <div ref={content} id={id} popover="manual" role="dialog" tabIndex={-1} data-state={open ? 'open' : 'closed'} className={cn('popping data-[state=closed]:pointer-events-none max-h-(--room) max-w-[344px] rounded-lg bg-raised text-ink shadow-pop outline-none', className)} {...props} />,
    home ?? document.body,
  )
}

interface Popped {
  content: RefObject<HTMLElement | null>
  /** Has the focus afterwards where nothing had it before. */
  button: RefObject<HTMLElement | null>
  /** What it belongs to, where it has no button. */
  from?: () => HTMLElement | null
  open: boolean
  onOpenAutoFocus?: ((event: Event) => void) | undefined
  onCloseAutoFocus?: ((event: Event) => void) | undefined
  /** Takes the focus in. */
  focus?: (element: HTMLElement) => void
}

/** Shows an element over all others with the focus in it, and gives the focus back to where it was. */
export function usePopped({ content, button, from, open, onOpenAutoFocus, onCloseAutoFocus, focus = focusFirst }: Popped): void {
  const latest = useRef({ onOpenAutoFocus, onCloseAutoFocus, focus })
  useLayoutEffect(() => { latest.current = { onOpenAutoFocus, onCloseAutoFocus, focus } })
  useReturning(content, open, (element) => {
    // With what it was opened from, where the browser knows that: Tab leads from the one into the other and on.
    const source = button.current ?? from?.()
    if (!element.matches(':popover-open')) element.showPopover(source == null ? {} : { source })
    const before = document.activeElement
    const entering = new Event('enter', { cancelable: true })
    latest.current.onOpenAutoFocus?.(entering)
    if (!entering.defaultPrevented) latest.current.focus(element)
    const home = button.current
    return (wasWithin) => {
      const leaving = new Event('leave', { cancelable: true })
      latest.current.onCloseAutoFocus?.(leaving)
      if (leaving.defaultPrevented || !wasWithin) return
      focusBack(before instanceof HTMLElement && before !== document.body && before.isConnected ? before : home)
    }
  })
}
