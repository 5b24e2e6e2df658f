import type { ComponentProps, ElementType } from 'react'
import { cn } from './class-names.ts'
import { Slot } from './slot.tsx'

const base =
  'inline-flex flex-none cursor-pointer items-center justify-center gap-2 rounded-md text-small font-medium whitespace-nowrap select-none ' +
  'transition-colors t-quick disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:flex-none'

const looks = {
  /** One on a screen: what the page is for. */
  primary: 'bg-lapis font-semibold text-on-lapis hover:not-disabled:bg-[color-mix(in_srgb,var(--lapis)_88%,var(--ink))]',
  line: 'inset-ring inset-ring-edge hover:not-disabled:bg-hover',
  plain: 'hover:not-disabled:bg-hover',
  quiet: 'text-ink-2 hover:not-disabled:bg-hover',
  /** Takes something away for good. */
  danger: 'text-rubric inset-ring inset-ring-rubric hover:not-disabled:bg-rubric-wash',
} as const

const sizes = {
  md: 'h-8 px-3 touch:h-11',
  big: 'h-10 px-4 text-body max-sm:h-12 max-sm:text-lede touch:h-12',
  icon: 'size-8 text-ink-2 touch:size-11',
} as const

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof looks
  size?: keyof typeof sizes
  /** Renders its only child (a link, say) with the button's look. */
  asChild?: boolean
}

export function Button({ variant = 'plain', size = 'md', asChild = false, className, type, ...props }: ButtonProps) {
  const Element: ElementType = asChild ? Slot : 'button'
  return (
    <Element
      {...(asChild ? {} : { type: type ?? 'button' })}
      className={cn(base, looks[variant], sizes[size], 'aria-pressed:bg-hover aria-pressed:text-ink aria-expanded:bg-hover', variant === 'primary' && 'aria-pressed:bg-lapis aria-pressed:text-on-lapis aria-expanded:bg-lapis', className)}
      {...props}
    />
  )
}
