import type { ReactNode } from 'react'
import { AccountMenu } from '@/components/account/account-menu.tsx'
import { SignedInHere } from '@/components/offline/signed-in-here.tsx'
import { AppBar, type Crumb } from '@/components/ui/app-bar.tsx'
import { cn } from '@/components/ui/class-names.ts'
import type { ShellView } from '@/lib/domain/course/views.ts'

/** Every page of someone who is signed in, but the reading room: the bar, and the page in one column. */
export function PageFrame({ shell, crumbs = [], children }: { shell: ShellView; crumbs?: readonly Crumb[]; children: ReactNode }) {
  return (
    <>
      <AppBar crumbs={crumbs} end={<AccountMenu me={shell.me} isSample={shell.isSample} />} />
      <SignedInHere userId={shell.me.userId} />
      {children}
    </>
  )
}

interface ColumnProps {
  title: string
  lede?: ReactNode
  /** Beside the rail of a course: begins where the course's home does. */
  inCourse?: boolean
  children: ReactNode
}

/** The page in one column of text, as forms and lists want it. */
export function Column({ title, lede, inCourse = false, children }: ColumnProps) {
  return (
    <main id="main" className={cn('mx-auto w-full px-6 pt-10 pb-16 max-sm:pt-6', inCourse ? 'max-w-292 sm:px-12' : 'max-w-170')}>
      <div className="max-w-158">
        <h1 className="font-read text-title font-semibold tracking-[-.015em] text-balance">{title}</h1>
        {lede !== undefined && <p className="mt-1 max-w-[60ch] text-ink-2">{lede}</p>}
        <div className="mt-8 max-sm:mt-6">{children}</div>
      </div>
    </main>
  )
}
