'use client'

import { useTranslations } from 'next-intl'
import type { Following } from '@/components/presence/use-following.ts'

/** Who is followed, and the way out. */
export function FollowingPill({ following }: { following: Following }) {
  const t = useTranslations('presence')
  if (following.id === null) return null
  return <button type="button" className="pill over" data-following onClick={() => following.follow(null)}>{t('following', { name: following.name })}<span aria-hidden>·</span><kbd aria-hidden className="max-sm:hidden">Esc</kbd><span className="text-lapis">{t('endFollowing')}</span></button>
}
