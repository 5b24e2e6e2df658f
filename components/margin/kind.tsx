import { BookA, CircleMinus, CirclePlus, CircleQuestionMark, FileText, Highlighter, Quote, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useContext } from 'react'
import { RoomContext } from '@/components/reader/room-context.ts'
import { cn } from '@/components/ui/class-names.ts'
import type { Mark, MarkNames, Stance } from '@/lib/domain/annotation/mark.ts'

/** The icon of each mark: with its word, hue and underline, four ways to tell it. */
export const markIcons: Record<Mark, LucideIcon> = {
  claim: Quote, evidence: FileText, question: CircleQuestionMark, doubt: TriangleAlert, term: BookA, plain: Highlighter,
}

/** What a mark is called: the course's own name for it, or the usual word. `own`: those names, where no room around it knows them. */
export function useMarkWord(own?: MarkNames): (mark: Mark) => string {
  const t = useTranslations('margin')
  const room = useContext(RoomContext)
  const names = own ?? room?.view.course.markNames
  return (mark) => names?.[mark] ?? t(`marks.${mark}`)
}

export function Kind({ mark, className }: { mark: Mark; className?: string }) {
  const wordOf = useMarkWord()
  const Icon = markIcons[mark]
  return <span className={cn('kind', `k-${mark}`, className)}><Icon aria-hidden />{wordOf(mark)}</span>
}

/** What a reply does. One that takes no side says nothing of it. */
export const stanceIcons: Record<Exclude<Stance, 'plain'>, LucideIcon> = { supports: CirclePlus, challenges: CircleMinus, asks: CircleQuestionMark }

export function StanceWord({ stance }: { stance: Stance }) {
  const t = useTranslations('margin')
  if (stance === 'plain') return null
  const Icon = stanceIcons[stance]
  return <span className={cn('stance', stance)}><Icon aria-hidden />{t(`stances.says.${stance}`)}</span>
}
