import { BookA, CircleMinus, CirclePlus, CircleQuestionMark, FileText, Highlighter, Quote, TriangleAlert, type LucideIcon } from 'lucide-react'
import { cn } from '@/components/ui/class-names.ts'
import type { Mark, Stance } from '@/lib/domain/annotation/mark.ts'

/** The word and icon of each mark: with its hue and underline, four ways to tell it. */
export const kinds: Record<Mark, { word: string; Icon: LucideIcon }> = {
  claim: { word: 'Claim', Icon: Quote },
  evidence: { word: 'Evidence', Icon: FileText },
  question: { word: 'Question', Icon: CircleQuestionMark },
  doubt: { word: 'Doubt', Icon: TriangleAlert },
  term: { word: 'Term', Icon: BookA },
  plain: { word: 'Plain', Icon: Highlighter },
}

export function Kind({ mark, className }: { mark: Mark; className?: string }) {
  const { word, Icon } = kinds[mark]
  return <span className={cn('kind', `k-${mark}`, className)}><Icon aria-hidden />{word}</span>
}

/** What a reply does, said of it and offered to its writer. */
export const stanceWords: Record<Stance, { says: string; offers: string; Icon: LucideIcon | null }> = {
  plain: { says: '', offers: 'Reply', Icon: null },
  supports: { says: 'supports', offers: 'Support', Icon: CirclePlus },
  challenges: { says: 'challenges', offers: 'Challenge', Icon: CircleMinus },
  asks: { says: 'asks', offers: 'Ask', Icon: CircleQuestionMark },
}

export function StanceWord({ stance }: { stance: Stance }) {
  const { says, Icon } = stanceWords[stance]
  return Icon === null ? null : <span className={cn('stance', stance)}><Icon aria-hidden />{says}</span>
}
