import { CircleMinus, CirclePlus, CornerDownRight, Equal, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/class-names.ts'
import type { Relation } from '@/lib/domain/annotation/mark.ts'

export const relationIcons: Record<Relation, LucideIcon> = { 'supports': CirclePlus, 'challenges': CircleMinus, 'qualifies': CornerDownRight, 'same-claim': Equal }

const inks: Record<Relation, string> = { 'supports': '[&_svg]:text-evidence-ink', 'challenges': '[&_svg]:text-doubt-ink', 'qualifies': '', 'same-claim': '' }

/** What one claim does to another: an icon and a word, in a line of small words. */
export function RelationWord({ relation, className }: { relation: Relation; className?: string }) {
  const t = useTranslations('claim')
  const Icon = relationIcons[relation]
  return <span className={cn('inline-flex items-center gap-1 font-medium text-ink-2 [&_svg]:size-3.5 [&_svg]:flex-none', inks[relation], className)}><Icon aria-hidden />{t(`relations.${relation}`)}</span>
}
