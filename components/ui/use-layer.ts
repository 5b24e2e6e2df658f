'use client'

import { createContext, useEffect, useRef, type RefObject } from 'react'

/** Where what lies over the page is put: inside an open dialog, since all outside of it is out of reach; otherwise null, the body. */
export const LayerHome = createContext<HTMLElement | null>(null)

/** What lies over the page, the last on top. */
const layers: symbol[] = []

interface Layer {
  open: boolean
  content: RefObject<HTMLElement | null>
  /** A press there is no press outside: its own button, which closes it by itself. */
  button?: RefObject<HTMLElement | null>
  /** `outside`: somebody has gone elsewhere, by a press or with the focus. */
  onClose: (how: 'escape' | 'outside') => void
  /** A dialog closes by Escape alone, and hears of that from the browser. */
  modal?: boolean
}

/** Closes the uppermost layer by Escape, or when somebody goes elsewhere. */
export function useLayer({ open, content, button, onClose, modal = false }: Layer): void {
  const latest = useRef(onClose)
  useEffect(() => { latest.current = onClose })
  useEffect(() => {
    if (!open) return
    const own = Symbol('layer')
    layers.push(own)
    const isTop = () => layers.at(-1) === own
    const isElsewhere = (target: EventTarget | null) =>
      target instanceof Node && content.current?.contains(target) !== true && button?.current?.contains(target) !== true
    const outside = (event: Event) => { if (isTop() && isElsewhere(event.target)) latest.current('outside') }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || !isTop()) return
      event.preventDefault()
      event.stopPropagation()
      latest.current('escape')
    }
    if (!modal) {
      document.addEventListener('pointerdown', outside, true)
      document.addEventListener('focusin', outside)
    }
    document.addEventListener('keydown', key, true)
    return () => {
      layers.splice(layers.indexOf(own), 1)
      document.removeEventListener('pointerdown', outside, true)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', key, true)
    }
  }, [open, content, button, modal])
}

const tabbable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]'

/** Gives the focus back to what had it; to the page where that is gone. */
export const focusBack = (to: Element | null | undefined) => (to instanceof HTMLElement && to !== document.body && to.isConnected ? to : document.getElementById('main'))?.focus({ preventScroll: true })

/** Moves the focus to the first thing in `element` that takes it, or to itself where that would be out of sight: it is read from its beginning. */
export function focusFirst(element: HTMLElement): void {
  const asked = element.querySelector<HTMLElement>('[autofocus]')
  const first = asked ?? [...element.querySelectorAll<HTMLElement>(tabbable)].find((one) => one.tabIndex >= 0 && one.getClientRects().length > 0)
  // Firefox and Safari have scrolled a dialog to its first control when they showed it.
  if (asked === null) for (let at = first?.parentElement; at != null && element.contains(at); at = at.parentElement) at.scrollTop = 0
  const inSight = first !== undefined && first.getBoundingClientRect().top < element.getBoundingClientRect().bottom
  ;(inSight ? first : element).focus({ preventScroll: true })
}
