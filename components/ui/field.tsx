'use client'

import { ChevronDown } from 'lucide-react'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from './class-names.ts'

/** Look of a control that takes words; 16 px on a phone, where smaller text makes the page zoom. */
export const control =
  'block w-full rounded-md bg-raised px-3 text-body text-ink inset-ring inset-ring-edge transition-shadow t-quick focus:outline-2 focus:-outline-offset-1 focus:outline-lapis ' +
  'aria-invalid:inset-ring-rubric disabled:opacity-60 max-sm:text-lede'

export const Input = ({ className, ...props }: ComponentProps<'input'>) => <input className={cn(control, 'h-10 max-sm:h-12', className)} {...props} />

export const Textarea = ({ className, ...props }: ComponentProps<'textarea'>) => <textarea className={cn(control, 'min-h-20 resize-y py-2', className)} {...props} />

export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select className={cn(control, 'h-10 appearance-none pr-9 max-sm:h-12', className)} {...props}>{children}</select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-3" />
    </span>
  )
}

export function Checkbox({ label, className, ...props }: ComponentProps<'input'> & { label: ReactNode }) {
  return (
    <label className={cn('flex min-h-8 items-center gap-3 touch:min-h-11', className)}>
      <input type="checkbox" className="size-4 flex-none accent-lapis" {...props} />
      {label}
    </label>
  )
}

/** What a control inside a field must carry. */
export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FieldProps {
  label: string
  /** Says what belongs here, before anything went wrong. */
  hint?: ReactNode
  /** What is wrong with it, as a sentence. */
  error?: string | undefined
  /** Its id, where a summary of errors links to it. */
  id?: string
  /** Keeps the label for screen readers only. */
  quiet?: boolean
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** A label, a control, and below it what is expected or wrong; all tied together for assistive technology. */
export function Field({ label, hint, error, id, quiet = false, className, children }: FieldProps) {
  const made = useId()
  const own = id ?? made
  // The sentence of an error says what was expected too.
  const below = error === undefined ? hint : error
  return (
    <div className={className}>
      <label htmlFor={own} className={cn('mb-1 block text-small font-medium', quiet && 'sr-only')}>{label}</label>
      {children({ id: own, 'aria-describedby': below === undefined ? undefined : `${own}-below`, 'aria-invalid': error === undefined ? undefined : true })}
      {below !== undefined && <p id={`${own}-below`} className={cn('mt-1 text-small', error === undefined ? 'text-ink-3' : 'font-medium text-rubric')}>{below}</p>}
    </div>
  )
}
