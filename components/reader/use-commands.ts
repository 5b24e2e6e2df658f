import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMarkWord } from '@/components/margin/kind.tsx'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { NoteFiltering } from '@/components/margin/use-note-filter.ts'
import type { Selecting } from '@/components/reader/room-context.ts'
import { coveredAbove, firstInView, focusParagraph, paragraphWithFocus } from '@/components/reader/paragraphs.ts'
import type { Command } from '@/components/reader/shortcuts.ts'
import type { MarkingUp } from '@/components/reader/use-marking-up.ts'
import type { Search } from '@/components/reader/use-search.ts'
import { useShortcuts } from '@/components/reader/use-shortcuts.ts'
import { stepRange } from '@/lib/anchoring/keyboard-range.ts'
import { trimRange } from '@/lib/anchoring/selection.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import { reveal } from '@/components/reader/scroll-to.ts'
import type { MarkNames } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

interface CommandParts {
  /** Of what is shown: the flowing text, or the pages. */
  index: TextIndex | null
  /** Of the flowing text, whose blocks are what keys step through in either. */
  text: TextIndex | null
  language: string
  markNames: MarkNames
  selection: TextRange | null
  selectText: (range: TextRange | null) => void
  items: readonly MarginItem[]
  selected: string | null
  select: (key: string | null, how?: Selecting) => void
  markingUp: MarkingUp
  search: Search
  filtering: NoteFiltering
  /** Takes a passage to a debate; null for who puts nothing forward. */
  toDebate: ((range: TextRange) => void) | null
  nextLayer: () => void
  openFilter: () => void
  toggleHidden: () => void
  /** Follows whoever is next; whether there is anybody. */
  followNext: () => boolean
  toggleContents: () => void
  openHelp: () => void
}

/** Runs the single keys. Returns what to say of the last of them to a screen reader. */
export function useCommands(parts: CommandParts): string {
  const t = useTranslations('reader')
  const wordOf = useMarkWord(parts.markNames)
  const [said, setSaid] = useState('')
  const { index, text, language, selection, selectText, items, selected, select, markingUp, search, filtering } = parts

  const passage = (): TextRange | null => {
    if (index === null || text === null || selection !== null) return selection
    // What the search has in hand is a passage like a selected one.
    if (search.found !== null) return search.found
    const paragraph = text.blocks[paragraphWithFocus(index, text) ?? -1]
    return paragraph === undefined ? null : trimRange(text.text, paragraph)
  }

  const run = (command: Command): boolean => {
    switch (command.do) {
      case 'paragraph': {
        if (index === null || text === null) return false
        const inHand = paragraphWithFocus(index, text) ?? (selection && text.blockAt(selection.start))
        if (selection !== null) selectText(null)
        const from = inHand === null ? text.blockAt(index.blocks[firstInView(index)]?.start ?? 0) : inHand + command.by
        const range = focusParagraph(index, text, from, inHand === null ? 1 : command.by)
        if (range !== null) reveal(index, { range, under: coveredAbove(index) })
        return true
      }
      case 'note': {
        const at = items.findIndex((item) => item.key === selected)
        const next = at < 0 && selected === null && index !== null ? nearest(items, index, command.by) : items[at + command.by]
        if (next) select(next.key, { reveal: true, focus: true })
        return true
      }
      case 'step': {
        if (index === null || text === null) return false
        const from = selection ?? emptyAt(index)
        const range = stepRange(text, from, { ...command, language })
        if (range === null) return true
        selectText(range)
        reveal(index, { range, under: coveredAbove(index) })
        setSaid(text.text.slice(range.start, range.end))
        return true
      }
      case 'mark': {
        const range = passage()
        if (range === null) return false
        markingUp.mark(range, command.mark, command.alone)
        setSaid(t('mark.done', { mark: wordOf(command.mark) }))
        return true
      }
      case 'write': {
        const range = passage()
        if (range === null) return false
        markingUp.write(range, command.motivation, command.alone)
        return true
      }
      case 'reply': {
        const field = selected === null ? null : document.querySelector<HTMLTextAreaElement>('[data-card][aria-current] [data-reply]')
        field?.focus()
        return field !== null
      }
      case 'layer': parts.nextLayer(); return true
      case 'filter': parts.openFilter(); return true
      case 'clear':
        filtering.clear()
        return filtering.asked > 0
      case 'hide': parts.toggleHidden(); return true
      case 'follow': return parts.followNext()
      case 'contents': parts.toggleContents(); return true
      case 'search': search.start(); return true
      case 'debate': {
        const range = passage()
        if (range === null || parts.toDebate === null) return false
        parts.toDebate(range)
        return true
      }
      case 'link': {
        const range = passage()
        if (range !== null) markingUp.copyLink(range)
        return range !== null
      }
      case 'help': parts.openHelp(); return true
      case 'escape': {
        if (selection !== null) selectText(null)
        else if (search.open) search.stop()
        else if (selected !== null) select(null)
        else return false
        return true
      }
    }
  }
  useShortcuts(run)
  return said
}

function emptyAt(index: TextIndex): TextRange {
  const inHand = document.activeElement ? index.blockOf(document.activeElement) : null
  const start = index.blocks[inHand ?? firstInView(index)]?.start ?? 0
  return { start, end: start }
}

/** The first note after the top of the window, or the last before it. */
function nearest(items: readonly MarginItem[], index: TextIndex, by: 1 | -1): MarginItem | undefined {
  const start = index.blocks[firstInView(index)]?.start ?? 0
  return by === 1
    ? (items.find((item) => (item.range?.start ?? start) >= start) ?? items.at(-1))
    : items.findLast((item) => (item.range?.start ?? 0) < start)
}

