import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { cn } from './class-names.ts'

export interface Crumb {
  label: string
  /** Absent for the page one is on. */
  href?: string
  /** Somebody's published words: set in the reading face. */
  work?: boolean
}

interface AppBarProps {
  crumbs?: readonly Crumb[]
  /** Left of the name, as the button for the contents. */
  start?: ReactNode
  /** At the right end. */
  end?: ReactNode
  className?: string
}

/** The bar on top of every page: name, where you are, and what belongs to the page. On a phone only the last crumb stays. */
export function AppBar({ crumbs = [], start, end, className }: AppBarProps) {
  const t = useTranslations('ui')
  return (
    <header className={cn('sticky top-0 z-20 flex h-14 items-center gap-1 bg-paper px-4 max-sm:h-13 max-sm:pr-2 max-sm:pl-5', start === undefined ? 'sm:px-6' : 'max-sm:pl-2', className)}>
      {start}
      <Link href="/" className="rounded-sm px-1 py-2.5 font-read text-[19px]/6 font-semibold tracking-[-.01em]">Postil</Link>
      {crumbs.length > 0 && (
        <nav aria-label={t('whereYouAre')} className="min-w-0 text-small text-ink-2">
          <ol className="flex items-center gap-2">
            {crumbs.map((crumb, index) => (
              <Fragment key={crumb.label}>
                <li aria-hidden className={cn('pl-1 text-ink-3', index < crumbs.length - 1 && 'max-sm:hidden')}>/</li>
                <li className={cn('min-w-0 truncate', index < crumbs.length - 1 && 'flex-none max-sm:hidden')}>
                  {crumb.href === undefined
                    ? <span aria-current="page" className={cn('text-ink', crumb.work === true ? 'font-read text-[15px]/6 font-medium italic' : 'font-semibold')}>{crumb.label}</span>
                    : <Link href={crumb.href} className="inline-block rounded-sm py-1 whitespace-nowrap underline-offset-3 hover:text-ink hover:underline">{crumb.label}</Link>}
                </li>
              </Fragment>
            ))}
          </ol>
        </nav>
      )}
      <div className="ml-auto flex flex-none items-center gap-1 pl-2">{end}</div>
    </header>
  )
}
