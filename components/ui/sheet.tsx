'use client'

import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'
import { CloseCorner } from './dialog.tsx'
import { useReturnFocus } from './use-return-focus.ts'

export const Sheet = Primitive.Root
export const SheetTrigger = Primitive.Trigger
export const SheetClose = Primitive.Close

const sides = {
  left: 'from-left inset-y-0 left-0 w-80 max-w-[calc(100vw-48px)] rounded-r-xl',
  right: 'from-right inset-y-0 right-0 w-[368px] max-w-[calc(100vw-48px)] rounded-l-xl',
  bottom: 'from-bottom inset-x-0 bottom-0 max-h-[calc(100dvh-52px)] rounded-t-xl',
} as const

interface SheetContentProps extends ComponentProps<typeof Primitive.Content> {
  title: string
  side?: keyof typeof sides
  /** Title for screen readers only. */
  quietTitle?: boolean
}

/** Something beside the page for a while. */
export function SheetContent({ title, side = 'right', quietTitle = false, className, children, ...props }: SheetContentProps) {
  const focus = useReturnFocus()
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="scrim" />
      <Primitive.Content aria-describedby={undefined} {...focus} className={cn('fixed z-50 flex flex-col overflow-hidden bg-raised shadow-pop', sides[side], className)} {...props}>
        <header className="flex flex-none items-center gap-4 pt-3 pr-3 pb-1 pl-6 max-sm:pl-5">
          <Primitive.Title className={cn('flex-1 font-read text-heading font-semibold tracking-[-.01em]', quietTitle && 'sr-only')}>{title}</Primitive.Title>
          {quietTitle && <span className="flex-1" />}
          <CloseCorner />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6 max-sm:px-5 max-sm:pb-[calc(20px+env(safe-area-inset-bottom))]">{children}</div>
      </Primitive.Content>
    </Primitive.Portal>
  )
}
