import { CircleAlert, Info } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './class-names.ts'

interface NoticeProps extends ComponentProps<'div'> {
  tone?: 'plain' | 'error'
  icon?: ReactNode
}

/** Says what is so, in the page. An error says what happened and what to do. */
export function Notice({ tone = 'plain', icon, className, children, ...props }: NoticeProps) {
  return (
    <div
      {...(tone === 'error' ? { role: 'alert' } : {})}
      className={cn('flex items-start gap-3 rounded-lg bg-sunk px-4 py-3 text-ink-2 [&_b]:text-ink [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:flex-none', tone === 'error' && 'bg-rubric-wash [&>svg]:text-rubric', className)}
      {...props}
    >
      {icon ?? (tone === 'error' ? <CircleAlert aria-hidden /> : <Info aria-hidden />)}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}

/** Nothing here yet: one sentence, and what starts it. */
export function Blank({ title, className, children }: { title: string; className?: string; children?: ReactNode }) {
  return (
    <div className={cn('py-2 text-ink-2', className)}>
      <p className="font-read text-[17px]/6 font-medium text-balance text-ink">{title}</p>
      {children}
    </div>
  )
}
