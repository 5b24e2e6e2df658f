'use client'

import { HeartHandshake, Lightbulb, Sparkles, ThumbsUp, Zap, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactionSign } from '@/lib/domain/annotation/mark.ts'
import type { ReactionCount } from '@/lib/domain/annotation/threads.ts'

/** Each sign as an icon of the house, and its name in the catalogue. */
export const reactionIcons: Record<ReactionSign, { Icon: LucideIcon; name: 'agree' | 'wellPut' | 'newToMe' | 'surprising' | 'thanks' }> = {
  '👍': { Icon: ThumbsUp, name: 'agree' },
  '✨': { Icon: Sparkles, name: 'wellPut' },
  '💡': { Icon: Lightbulb, name: 'newToMe' },
  '😮': { Icon: Zap, name: 'surprising' },
  '🙏': { Icon: HeartHandshake, name: 'thanks' },
}

/** Who nodded, of a note at rest: to be read in passing. */
export function ReactionSums({ counts }: { counts: readonly ReactionCount[] }) {
  const t = useTranslations('marking.reactions')
  return counts.map(({ sign, handles }) => {
    const { Icon, name } = reactionIcons[sign]
    return <span key={sign} title={t(name)}><Icon aria-hidden /><span className="sr-only">{t(name)}</span>{handles.length}</span>
  })
}
