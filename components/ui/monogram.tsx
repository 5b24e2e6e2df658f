import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'

const tints = ['bg-p1', 'bg-p2', 'bg-p3', 'bg-p4', 'bg-p5', 'bg-p6'] as const
const sizes = { xs: 'size-[18px] text-[9px]', sm: 'size-6 text-[10px]', md: 'size-7 text-[11px]', lg: 'size-10 text-[14px]' } as const
const rings = {
  none: '',
  /** Seen by its owner only. */
  private: 'ring-[1.5px] ring-paper outline-1 outline-offset-[1.5px] outline-edge',
  /** Followed. */
  following: 'ring-2 ring-paper outline-2 outline-offset-2 outline-lapis',
} as const

interface MonogramProps extends Omit<ComponentProps<'span'>, 'children'> {
  initials: string
  /** 1 to 6. */
  tint: number
  size?: keyof typeof sizes
  ring?: keyof typeof rings
}

/** A person, small. The name always stands beside it or names the control around it, so it is silent itself. */
export function Monogram({ initials, tint, size = 'sm', ring = 'none', className, ...props }: MonogramProps) {
  return (
    <span aria-hidden className={cn('inline-grid flex-none place-items-center rounded-full leading-none font-semibold tracking-[.02em] text-on-person', tints[(tint - 1) % 6] ?? 'bg-p1', sizes[size], rings[ring], className)} {...props}>
      {initials}
    </span>
  )
}
