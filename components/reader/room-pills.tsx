'use client'

import { useTranslations } from 'next-intl'
import { FollowingPill } from '@/components/presence/following-pill.tsx'
import type { Following } from '@/components/presence/use-following.ts'
import type { WayBack } from '@/components/reader/footnotes.tsx'

interface RoomPillsProps {
  following: Following
  wayBack: WayBack | null
  /** The place where one read at last; null also while something else is in hand. */
  resume: { label: string; go: () => void } | null
}

/** The one pill over the text: whom one follows, before the way back from a note of the text, before where one read at last. */
export function RoomPills({ following, wayBack, resume }: RoomPillsProps) {
  const t = useTranslations('reader')
  if (following.id !== null) return <FollowingPill following={following} />
  // Keys: a press that is meant for the one must not go to the other that comes in its place.
  if (wayBack !== null) return <button key="back" type="button" className="pill over" onClick={wayBack.back}>{wayBack.label}</button>
  return resume !== null && <button key="resume" type="button" className="pill over" onClick={resume.go}>{resume.label}<span aria-hidden>·</span><span className="text-lapis">{t('place.go')}</span></button>
}
