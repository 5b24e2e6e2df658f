'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import { cn } from '@/components/ui/class-names.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'

const bar = 56

interface OutOfSight {
  above: readonly string[]
  below: readonly string[]
}

const none: OutOfSight = { above: [], below: [] }

/** New notes out of sight, counted; nothing moves until one asks for them. */
export function Arrivals({ items, laid, over }: { items: readonly MarginItem[]; laid: LaidText | null; over: boolean }) {
  const t = useTranslations('margin')
  const { seen, select } = useRoom()
  const revision = useSyncExternalStore(seen.subscribe, seen.snapshot, () => 0)
  const [out, setOut] = useState(none)

  const fresh = useMemo(() => items.flatMap((item) => {
    if (revision < 0 || item.kind !== 'thread' || item.range === null) return []
    const isNew = (entry: LayerEntry) => !entry.mine && seen.isNew(entry.key, entry.value.written)
    const { thread } = item
    return isNew(thread.entry) || thread.replies.some((reply) => isNew(reply.entry)) ? [{ key: item.key, start: item.range.start }] : []
  }), [items, seen, revision])
  useScrolled(useCallback(() => {
    if (laid === null) return
    const origin = fresh.length === 0 ? 0 : laid.root.getBoundingClientRect().top
    const above: string[] = []
    const below: string[] = []
    for (const { key, start } of fresh) {
      const y = origin + laid.heightOf(start)
      if (y < bar) above.push(key)
      else if (y > window.innerHeight - 40) below.push(key)
    }
    setOut((before) => (before.above.join() === above.join() && before.below.join() === below.join() ? before : { above, below }))
  }, [fresh, laid]))

  const pill = (keys: readonly string[], side: 'above' | 'below') => {
    const nearest = side === 'above' ? keys.at(-1) : keys[0]
    if (nearest === undefined) return null
    const Arrow = side === 'above' ? ArrowUp : ArrowDown
    return (
      <button key={side} type="button" className={cn('pill', over && 'over')} onClick={() => select(nearest, { reveal: true, focus: true })}>
        <span className="dot" aria-hidden />{t(`arrived.${side}`, { count: keys.length })}<Arrow aria-hidden />
      </button>
    )
  }
  if (over) return pill(out.below, 'below') ?? pill(out.above, 'above')
  return (
    <>
      <div className="arrivals" data-side="above">{pill(out.above, 'above')}</div>
      <div className="arrivals" data-side="below">{pill(out.below, 'below')}</div>
    </>
  )
}
