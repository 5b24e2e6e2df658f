import type { ComponentProps, ReactNode } from 'react'
import { cn } from './class-names.ts'

/** On or off, at once. A native checkbox that is called a switch. */
export function Switch({ label, className, ...props }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) {
  return (
    <label className={cn('flex min-h-8 cursor-pointer items-center justify-between gap-4 touch:min-h-11', className)}>
      {label}
      <input
        type="checkbox"
        role="switch"
        className="relative h-5 w-9 flex-none cursor-pointer appearance-none rounded-full bg-edge transition-colors t-quick before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-raised before:transition-transform before:t-quick checked:bg-lapis checked:before:translate-x-4 disabled:opacity-50 focus-visible:rounded-full forced-colors:appearance-auto"
        {...props}
      />
    </label>
  )
}
