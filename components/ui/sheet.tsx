'use client'

import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'
import { CloseCorner } from './dialog.tsx'
import { Modal, ModalContent, ModalTitle, ModalTrigger } from './modal.tsx'

export { Modal as Sheet, ModalTrigger as SheetTrigger }

const sides = {
  left: 'from-left inset-y-0 left-0 h-auto max-h-none w-80 max-w-[calc(100vw-48px)] rounded-r-xl',
  right: 'from-right inset-y-0 right-0 h-auto max-h-none w-[368px] max-w-[calc(100vw-48px)] rounded-l-xl',
  bottom: 'from-bottom bottom-0 left-0 max-h-[calc(100dvh-52px)] w-full max-w-none rounded-t-xl',
} as const

interface SheetContentProps extends Omit<ComponentProps<typeof ModalContent>, 'described' | 'title'> {
  title: string
  side?: keyof typeof sides
  /** Title for screen readers only. */
  quietTitle?: boolean
}

/** Something beside the page for a while. */
export function SheetContent({ title, side = 'right', quietTitle = false, className, children, ...props }: SheetContentProps) {
  return (
    <ModalContent className={cn('fixed inset-auto z-50 flex flex-col overflow-hidden bg-raised text-ink shadow-pop outline-none', sides[side], className)} {...props}>
      <header className="flex flex-none items-center gap-4 pt-3 pr-3 pb-1 pl-6 max-sm:pl-5">
        <ModalTitle className={cn('flex-1 font-read text-heading font-semibold tracking-[-.01em]', quietTitle && 'sr-only')}>{title}</ModalTitle>
        {quietTitle && <span className="flex-1" />}
        <CloseCorner />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6 max-sm:px-5 max-sm:pb-[calc(20px+env(safe-area-inset-bottom))]">{children}</div>
    </ModalContent>
  )
}
