'use client'

import { useTranslations } from 'next-intl'
import { memo, useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { PresentPerson } from '@/components/presence/present-people.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { scrollToOffset } from '@/components/reader/scroll-to.ts'
import { partsByParagraph } from '@/components/reader/sections.ts'
import { buildSilhouette } from '@/components/reader/silhouette.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { useMedia } from '@/components/reader/use-media.ts'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { Monogram } from '@/components/ui/monogram.tsx'

const bars = 110
const bar = 56
/** A target of 26 px on a track of some 800 px. */
const least = 26 / 800

interface HeatProps {
  laid: LaidText
  threads: readonly Thread[]
  here: readonly PresentPerson[]
}

/** The silhouette of the whole text beside the scroll bar: where notes gather, what is in view, where the others are. */
export const Heat = memo(function Heat({ laid, threads, here }: HeatProps) {
  const t = useTranslations('reader')
  const { view, index, seen } = useRoom()
  const revision = useSyncExternalStore(seen.subscribe, seen.snapshot, () => 0)
  const window_ = useRef<HTMLDivElement>(null)
  // A strip of 6 px there, only to be seen: the contents lead to the same places.
  const isStrip = useMedia('(max-width: 640px)')

  const parts = useMemo(() => {
    const cuts = view.outline.length > 1 ? view.outline.map(({ start, text }) => ({ start, label: text })) : partsByParagraph(t, paragraphsOf(laid))
    const notes = threads.flatMap((thread) => thread.range === null ? [] : [{
      at: laid.heightOf(thread.range.start),
      fresh: revision >= 0 && hasWords(thread) && !thread.entry.mine && seen.isNew(thread.key, thread.root.written),
      mine: thread.entry.mine,
    }])
    return buildSilhouette(cuts.map((cut) => ({ ...cut, top: laid.heightOf(cut.start) })), notes, laid.height, { bars, least })
  }, [t, view.outline, laid, threads, seen, revision])

  useScrolled(useCallback(() => {
    const element = window_.current
    if (element === null) return
    const top = laid.root.getBoundingClientRect().top
    const share = (y: number) => Math.min(1, Math.max(0, (y - top) / Math.max(1, laid.height))) * 100
    element.style.setProperty('top', `${share(bar)}%`)
    element.style.setProperty('height', `${share(window.innerHeight) - share(bar)}%`)
  }, [laid]))

  return (
    <nav className="heat" aria-label={t('heat.title')} inert={isStrip}>
      <div className="track">
        <div ref={window_} className="view" aria-hidden />
        {parts.map((part) => (
          <button
            // One that gets another place is another one: it does not move under a pointer.
            key={`${part.start} ${part.from} ${part.to}`}
            type="button"
            className="part"
            style={{ top: `${part.from * 100}%`, height: `${(part.to - part.from) * 100}%` }}
            aria-label={part.fresh > 0 ? t('heat.partWithNew', { part: part.label, count: part.notes, fresh: part.fresh }) : t('heat.part', { part: part.label, count: part.notes })}
            onClick={() => { if (index) scrollToOffset(index, part.start) }}
          >
            {part.bars.map(({ density, fresh, mine }, at) => (
              <i key={at} style={{ '--at': density.toFixed(2) } as React.CSSProperties} data-fresh={fresh ? '' : undefined} data-mine={mine && !fresh ? '' : undefined} />
            ))}
          </button>
        ))}
        {here.map(({ id, person, place }) => place !== null && (
          <Monogram key={id} className="here max-sm:hidden" size="xs" initials={person.initials.slice(0, 1)} tint={person.tint} title={person.name} style={{ top: `${Math.min(1, laid.heightOf(place) / Math.max(1, laid.height)) * 100}%` }} />
        ))}
      </div>
    </nav>
  )
})

const paragraphsOf = ({ root }: LaidText) =>
  [...root.querySelectorAll<HTMLElement>('[data-n]')].map((element) => ({ start: Number(element.dataset['s']), number: Number(element.dataset['n']) }))
