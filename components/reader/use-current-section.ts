import { useCallback, useState } from 'react'
import { sectionAt } from '@/components/reader/sections.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

/** Index of the section whose heading last passed the upper third of the window. */
export function useCurrentSection(outline: RoomView['outline'], laid: LaidText | null): number {
  const [current, setCurrent] = useState(0)
  useScrolled(useCallback(() => {
    if (laid === null) return
    const line = window.innerHeight / 3 - laid.root.getBoundingClientRect().top
    const passed = outline.filter(({ start }) => laid.heightOf(start) <= line)
    setCurrent(passed.length === 0 ? 0 : sectionAt(outline, passed.at(-1)?.start ?? 0))
  }, [outline, laid]))
  return current
}
