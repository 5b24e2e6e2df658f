'use client'

import { createContext, use, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ComponentProps, type MouseEvent, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { Slot } from './slot.tsx'
import { focusBack, focusFirst, LayerHome, useLayer } from './use-layer.ts'
import { useLeaving } from './use-leaving.ts'
import { useReturning } from './use-returning.ts'

interface ModalState {
  open: boolean
  setOpen: (open: boolean) => void
  id: string
}

const ModalContext = createContext<ModalState | null>(null)

function useModal(): ModalState {
  const modal = use(ModalContext)
  if (modal === null) throw new Error('A part of a dialog stands outside of one.')
  return modal
}

interface ModalProps {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children?: ReactNode
}

/** What must be answered or left before the page goes on. */
export function Modal({ open: given, onOpenChange, children }: ModalProps) {
  const [own, setOwn] = useState(false)
  const id = useId()
  const open = given ?? own
  return <ModalContext value={useMemo(() => ({ open, id, setOpen: onOpenChange ?? setOwn }), [open, id, onOpenChange])}>{children}</ModalContext>
}

/** Gives its only child what opens the dialog. */
export function ModalTrigger({ children }: { children: ReactNode }) {
  const { open, setOpen, id } = useModal()
  return <Slot aria-haspopup="dialog" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(true)}>{children}</Slot>
}

/** Gives its only child what closes the dialog it stands in. */
export function ModalClose({ children }: { children: ReactNode }) {
  const { setOpen } = useModal()
  return <Slot onClick={() => setOpen(false)}>{children}</Slot>
}

export function ModalTitle(props: ComponentProps<'h2'>) {
  return <h2 id={`${useModal().id}-title`} {...props} />
}

export function ModalDescription(props: ComponentProps<'p'>) {
  return <p id={`${useModal().id}-words`} {...props} />
}

interface ModalContentProps extends Omit<ComponentProps<'dialog'>, 'open'> {
  /** It has a ModalDescription, read out with its title. */
  described?: boolean
}

export function ModalContent(props: ModalContentProps) {
  const { open } = useModal()
  const dialog = useRef<HTMLDialogElement>(null)
  return useLeaving(open, dialog) ? <OpenModal {...props} dialog={dialog} /> : null
}

/** The browser's own modal dialog: it keeps the focus within, and all else out of reach. */
function OpenModal({ dialog, described = false, children, ...props }: ModalContentProps & { dialog: RefObject<HTMLDialogElement | null> }) {
  const { open, setOpen, id } = useModal()
  const around = use(LayerHome)
  const [home, setHome] = useState<HTMLElement | null>(null)

  useReturning(dialog, open, (element) => {
    const before = document.activeElement
    if (!element.open) element.showModal()
    setHome(element)
    focusFirst(element)
    return (wasWithin) => {
      // What is behind can have the focus only once this is no longer in its way.
      element.close()
      if (wasWithin) focusBack(before)
    }
  })
  useLayer({ open, content: dialog, onClose: () => setOpen(false), modal: true })
  // Where the browser has a way of its own to go back, as on Android; asked twice, it closes without asking.
  useEffect(() => {
    const element = dialog.current
    const leave = (event: Event) => {
      event.preventDefault()
      setOpen(false)
    }
    const closed = () => { if (element?.open === false) setOpen(false) }
    element?.addEventListener('cancel', leave)
    element?.addEventListener('close', closed)
    return () => {
      element?.removeEventListener('cancel', leave)
      element?.removeEventListener('close', closed)
    }
  }, [dialog, setOpen])
  const pressedOutside = useRef(false)
  useLockedPage(open)

  return createPortal(
    <>
      <div className="scrim" data-state={open ? 'open' : 'closed'} />
      <dialog
        ref={dialog} id={id} tabIndex={-1} aria-labelledby={`${id}-title`} aria-describedby={described ? `${id}-words` : undefined} data-state={open ? 'open' : 'closed'}
        // A press that ends where it began: one that draws over words may end outside. And not before a finger is lifted, or what is behind would be pressed by it.
        onPointerDown={(event) => { pressedOutside.current = isOutside(event) }}
        onClick={(event) => { if (pressedOutside.current && isOutside(event)) setOpen(false) }}
        {...props}
      >
        <LayerHome value={home}>{children}</LayerHome>
      </dialog>
    </>,
    around ?? document.body,
  )
}

/** A press on what lies behind a dialog is told to the dialog. */
function isOutside({ target, currentTarget: dialog, clientX, clientY }: MouseEvent<Element>): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect()
  return target === dialog && (clientX < left || clientX > right || clientY < top || clientY > bottom)
}

/** How many dialogs are open, one over the other. */
let locks = 0

/** While a dialog is open, the page behind does not scroll; where it has a scroll bar, its place stays free. */
function useLockedPage(on: boolean): void {
  useLayoutEffect(() => {
    if (!on) return
    const page = document.documentElement
    if (locks++ === 0) page.dataset['locked'] = page.scrollHeight > page.clientHeight ? 'scrolls' : ''
    return () => { if (--locks === 0) delete page.dataset['locked'] }
  }, [on])
}
