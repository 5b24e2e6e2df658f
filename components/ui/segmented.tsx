'use client'

import { useId, type ReactNode } from 'react'
import { cn } from './class-names.ts'

export interface Segment<T extends string> {
  value: T
  label: ReactNode
  icon?: ReactNode
}

interface SegmentedProps<T extends string> {
  /** What is chosen here: spoken, not shown. */
  label: string
  value: T
  options: readonly Segment<T>[]
  onChange: (value: T) => void
  className?: string
}

/** One of a few, all in sight. Native radio buttons: arrows move, and the form or screen reader knows. */
export function Segmented<T extends string>({ label, value, options, onChange, className }: SegmentedProps<T>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={cn('inline-flex max-w-full overflow-x-auto rounded-md bg-sunk p-0.5', className)}>
      {options.map((option) => (
        <label key={option.value} className="relative flex-none cursor-pointer">
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="peer absolute inset-0 cursor-pointer appearance-none rounded-[6px] outline-offset-0!" />
          <span className="pointer-events-none relative flex h-7 items-center gap-1.5 rounded-[6px] px-2.5 text-small whitespace-nowrap text-ink-2 peer-checked:bg-raised peer-checked:font-semibold peer-checked:text-ink peer-checked:shadow-key peer-focus-visible:outline-2 peer-focus-visible:outline-lapis touch:h-10 [&_svg]:size-3.5">
            {option.icon}
            {option.label}
          </span>
        </label>
      ))}
    </div>
  )
}
