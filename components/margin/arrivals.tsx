'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useState, useSyncExternalStore } from 'react'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import { cn } from '@/components/ui/class-names.ts'

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

  useScrolled(useCallback(() => {
    if (laid === null || revision < 0) return
    const origin = laid.root.getBoundingClientRect().top
    const above: string[] = []
    const below: string[] = []
    for (const item of items) {
      if (item.kind !== 'thread' || item.range === null) continue
      const { thread } = item
      const fresh = [thread.entry, ...thread.replies.map((reply) => reply.entry)].some((entry) => !entry.mine && seen.isNew(entry.key, entry.value.written))
      if (!fresh) continue
      const y = origin + laid.heightOf(item.range.start)
      if (y < bar) above.push(item.key)
      else if (y > window.innerHeight - 40) below.push(item.key)
    }
    setOut((before) => (before.above.join() === above.join() && before.below.join() === below.join() ? before : { above, below }))
  }, [items, laid, seen, revision]))

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
