'use client'

import { Check } from 'lucide-react'
import { createContext, use, useCallback, useId, useMemo, useRef, useState, type ComponentProps, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { cn } from './class-names.ts'
import type { Align } from './place-beside.ts'
import { usePopped } from './popover.tsx'
import { Slot } from './slot.tsx'
import { LayerHome, useLayer } from './use-layer.ts'
import { useLeaving } from './use-leaving.ts'
import { usePlaced } from './use-placed.ts'

interface MenuState {
  open: boolean
  /** `at`: with the focus on that thing in it, 0 the first, -1 the last, as one who opens it by a key expects. */
  setOpen: (open: boolean, at?: number) => void
  id: string
  button: RefObject<HTMLElement | null>
  beginAt: RefObject<number | undefined>
}

const MenuContext = createContext<MenuState | null>(null)

function useMenu(): MenuState {
  const menu = use(MenuContext)
  if (menu === null) throw new Error('A part of a menu stands outside of one.')
  return menu
}

/** A list of things to do, behind a button (WAI-ARIA's menu button). The page behind stays readable and scrolls. */
export function Menu({ children }: { children: ReactNode }) {
  const [open, set] = useState(false)
  const id = useId()
  const button = useRef<HTMLElement>(null)
  const beginAt = useRef<number>(undefined)
  const setOpen = useCallback((next: boolean, at?: number) => {
    beginAt.current = at
    set(next)
  }, [])
  return <MenuContext value={useMemo(() => ({ open, setOpen, id, button, beginAt }), [open, setOpen, id])}>{children}</MenuContext>
}

export function MenuTrigger({ asChild = false, children, ...props }: ComponentProps<'button'> & { asChild?: boolean }) {
  const { open, setOpen, id, button } = useMenu()
  const own = {
    id: `${id}-button`, ref: button as RefObject<HTMLButtonElement | null>, 'aria-haspopup': 'menu' as const, 'aria-expanded': open, 'aria-controls': open ? id : undefined, 'data-state': open ? 'open' : 'closed',
    // A press by key has no number.
    onClick: (event: MouseEvent) => setOpen(!open, event.detail === 0 ? 0 : undefined),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      setOpen(true, event.key === 'ArrowDown' ? 0 : -1)
    },
  }
  return asChild ? <Slot {...props} {...own}>{children}</Slot> : <button type="button" {...props} {...own}>{children}</button>
}

interface MenuContentProps extends ComponentProps<'div'> {
  align?: Align
  /** When it closes, before the focus goes back to its button; `preventDefault` leaves it where it is. */
  onCloseAutoFocus?: (event: Event) => void
  /** Stays beside its button in the document, and so inside the button's landmark. */
  inPlace?: boolean
}

export function MenuContent(props: MenuContentProps) {
  const { open } = useMenu()
  const content = useRef<HTMLDivElement>(null)
  return useLeaving(open, content) ? <OpenMenu {...props} box={content} /> : null
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')]
/** ms within which letters belong to one word. */
const oneWord = 800

function OpenMenu({ box: content, className, align = 'end', inPlace = false, onCloseAutoFocus, ...props }: MenuContentProps & { box: RefObject<HTMLDivElement | null> }) {
  const { open, setOpen, id, button, beginAt } = useMenu()
  const home = use(LayerHome)
  const typed = useRef({ word: '', at: 0 })
  usePopped({ content, button, open, onCloseAutoFocus, focus: (menu) => ((beginAt.current === undefined ? undefined : itemsOf(menu).at(beginAt.current)) ?? menu).focus({ preventScroll: true }) })
  usePlaced(content, useCallback(() => button.current, [button]), open, { align })
  useLayer({ open, content, button, onClose: () => setOpen(false) })

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = itemsOf(event.currentTarget)
    const at = items.indexOf(document.activeElement as HTMLElement)
    const go = (to: HTMLElement | undefined) => {
      event.preventDefault()
      to?.focus()
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') go(items[Math.min(at + 1, items.length - 1)])
    else if (event.key === 'ArrowUp') go(items[at < 0 ? items.length - 1 : Math.max(0, at - 1)])
    else if (event.key === 'Home') go(items[0])
    else if (event.key === 'End') go(items.at(-1))
    else if (event.key === 'Tab') {
      // From there the browser moves it on.
      button.current?.focus({ preventScroll: true })
      setOpen(false)
    }
    else if ([...event.key].length === 1 && event.key !== ' ') {
      const before = event.timeStamp - typed.current.at < oneWord ? typed.current.word : ''
      const word = before + event.key.toLowerCase()
      typed.current = { word, at: event.timeStamp }
      // One letter goes on to the next that begins with it, more of a word stay where they fit.
      const from = word.length === 1 ? at + 1 : Math.max(0, at)
      go([...items.slice(from), ...items.slice(0, from)].find((item) => item.textContent.trim().toLowerCase().startsWith(word)))
    } else return
    event.stopPropagation()
  }
  const menu = (
    <div ref={content} id={id} popover="manual" role="menu" tabIndex={-1} aria-labelledby={`${id}-button`} data-state={open ? 'open' : 'closed'} onKeyDown={press} className={cn('popping max-h-(--room) min-w-48 overflow-y-auto rounded-lg bg-raised p-1.5 text-ink shadow-pop outline-none data-[state=closed]:pointer-events-none', className)} {...props} />
  )
  return inPlace ? menu : createPortal(menu, home ?? document.body)
}

const item =
  'relative flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-small outline-none select-none focus:bg-hover aria-disabled:cursor-default aria-disabled:opacity-50 touch:min-h-11 ' +
  '[&_svg]:size-4 [&_svg]:flex-none [&_svg]:text-ink-3'

interface MenuItemProps extends Omit<ComponentProps<'div'>, 'onSelect'> {
  /** It was chosen. The menu closes then, unless the event is prevented. */
  onSelect?: ((event: Event) => void) | undefined
  disabled?: boolean
  danger?: boolean
  /** Its only child, a link, is the item. */
  asChild?: boolean
}

export function MenuItem({ className, onSelect, disabled = false, danger = false, asChild = false, children, ...props }: MenuItemProps) {
  const { setOpen } = useMenu()
  const own = {
    role: 'menuitem', ...props, tabIndex: -1, 'aria-disabled': disabled || undefined, className: cn(item, danger && 'text-rubric [&_svg]:text-rubric', className),
    onClick: () => {
      if (disabled) return
      const choosing = new Event('select', { cancelable: true })
      onSelect?.(choosing)
      if (!choosing.defaultPrevented) setOpen(false)
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.currentTarget.click()
    },
    // What is pointed at has the focus, so that keys go on from there.
    onPointerMove: (event: { pointerType: string; currentTarget: HTMLElement }) => { if (event.pointerType === 'mouse' && !disabled) event.currentTarget.focus({ preventScroll: true }) },
    onPointerLeave: (event: { pointerType: string; currentTarget: HTMLElement }) => { if (event.pointerType === 'mouse') event.currentTarget.closest<HTMLElement>('[role="menu"][data-state="open"]')?.focus({ preventScroll: true }) },
  }
  return asChild ? <Slot {...own}>{children}</Slot> : <div {...own}>{children}</div>
}

const ChoiceContext = createContext<{ value: string; choose: (value: string) => void } | null>(null)

/** One of its items is chosen. `label` says of what, over them and to a screen reader. */
export function MenuRadioGroup({ label, value, onValueChange, children }: { label: string; value: string; onValueChange: (value: string) => void; children: ReactNode }) {
  const id = useId()
  return (
    <ChoiceContext value={{ value, choose: onValueChange }}>
      <div role="group" aria-labelledby={id}>
        <div id={id} className="px-2 pt-2 pb-1 text-micro font-semibold text-ink-3">{label}</div>
        {children}
      </div>
    </ChoiceContext>
  )
}

export function MenuRadioItem({ value, className, onSelect, children, ...props }: MenuItemProps & { value: string }) {
  const choice = use(ChoiceContext)
  const chosen = choice?.value === value
  const choose = (event: Event) => {
    choice?.choose(value)
    onSelect?.(event)
  }
  return (
    <MenuItem role="menuitemradio" aria-checked={chosen} className={cn('pl-8 aria-checked:font-semibold', className)} onSelect={choose} {...props}>
      {chosen && <span className="absolute left-2 flex size-4 items-center justify-center"><Check aria-hidden /></span>}
      {children}
    </MenuItem>
  )
}

export const MenuSeparator = ({ className, ...props }: ComponentProps<'div'>) => <div role="separator" className={cn('mx-2 my-1.5 h-px bg-rule', className)} {...props} />
