import { Check, CircleDashed, X, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { sides, type Side } from '@/lib/domain/annotation/mark.ts'
import type { Tally } from '@/lib/domain/debate/tree.ts'

export const sideIcons: Record<Side, LucideIcon> = { agree: Check, disagree: X, unsure: CircleDashed }

/** Where people stand, in small: one's own is said and shown. */
export function Counts({ tally }: { tally: Tally }) {
  const t = useTranslations('debate.counts')
  return (
    <span className="counts">
      {sides.map((side) => {
        const Icon = sideIcons[side]
        const own = tally.own === side
        return (
          <span key={side} className={own ? 'you' : undefined}>
            <Icon aria-hidden /><span aria-hidden>{tally[side]}</span><span className="sr-only">{t(side, { count: tally[side], own: own ? 'yes' : 'no' })}</span>
          </span>
        )
      })}
    </span>
  )
}
