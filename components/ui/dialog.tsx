'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button.tsx'
import { cn } from './class-names.ts'
import { Modal, ModalClose, ModalContent, ModalDescription, ModalTitle, ModalTrigger } from './modal.tsx'

export { Modal as Dialog, ModalClose as DialogClose, ModalTrigger as DialogTrigger }

/** The corner that closes what lies over the page. */
export function CloseCorner() {
  const t = useTranslations('ui')
  return (
    <ModalClose>
      <Button size="icon" variant="quiet" aria-label={t('close')}><X aria-hidden /></Button>
    </ModalClose>
  )
}

interface DialogContentProps extends Omit<ComponentProps<typeof ModalContent>, 'described' | 'title'> {
  title: string
  /** One sentence under the title, read out with it. */
  description?: ReactNode
}

/** A question over the page: in the middle on a desk, at the lower edge on a phone. */
export function DialogContent({ title, description, className, children, ...props }: DialogContentProps) {
  return (
    <ModalContent
      described={description !== undefined}
      className={cn(
        'popping fixed inset-auto top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-110 -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-pop outline-none',
        'max-sm:top-auto max-sm:bottom-0 max-sm:left-0 max-sm:w-full max-sm:max-w-none max-sm:translate-0 max-sm:rounded-b-none',
        className,
      )}
      {...props}
    >
      <ModalTitle className="py-4 pr-14 pl-6 font-read text-heading font-semibold tracking-[-.01em] text-balance max-sm:pl-5">{title}</ModalTitle>
      <div className="overflow-y-auto px-6 pb-6 max-sm:px-5 max-sm:pb-[calc(20px+env(safe-area-inset-bottom))]">
        {description !== undefined && <ModalDescription className="mb-5 text-ink-2">{description}</ModalDescription>}
        {children}
      </div>
      {/* Last, so that the focus begins in what was asked. */}
      <div className="absolute top-3 right-3 touch:top-1.5 touch:right-1.5"><CloseCorner /></div>
    </ModalContent>
  )
}

/** The foot of a dialog. Where it takes something away, the way out comes first and has the focus. */
export const Actions = ({ className, ...props }: ComponentProps<'div'>) => (
  <div className={cn('mt-6 flex flex-wrap items-center gap-2', className)} {...props} />
)
