import type { RoomView } from '@/lib/domain/reading/room-view.ts'
import { lastAtMost } from '@/lib/anchoring/text-index.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

/** A heading of the contents with what is written in its section. */
export interface Section {
  start: number
  label: string
  /** 0 for the highest level there is. */
  depth: number
  /** Its number among the highest, null for the others and where the heading brings one of its own. */
  number: number | null
  notes: number
  fresh: number
}

const ownNumber = /^\s*(\d+|[IVXLC]+)\s*[.):\s]/

/** The contents, with the notes of each section up to the next heading of any level. `notes` in any order. */
export function buildSections(outline: RoomView['outline'], notes: readonly { start: number; fresh: boolean }[]): Section[] {
  const top = Math.min(...outline.map((heading) => heading.level))
  const numbered = !outline.some((heading) => heading.level === top && ownNumber.test(heading.text))
  let number = 0
  const sections = outline.map(({ start, level, text }): Section => ({ start, label: text, depth: Math.min(2, level - top), number: level === top && numbered ? (number += 1) : null, notes: 0, fresh: 0 }))
  for (const note of notes) {
    const section = sections[lastAtMost(sections.length, (at) => sections[at]?.start ?? 0, note.start)]
    if (section === undefined) continue
    section.notes += 1
    if (note.fresh) section.fresh += 1
  }
  return sections
}

/** Index of the section `offset` lies in; the first, before any. -1 where there are none. */
export function sectionAt(sections: readonly { start: number }[], offset: number): number {
  return sections.length === 0 ? -1 : Math.max(0, sections.findLastIndex((section) => section.start <= offset))
}

/** For the silhouette of a text without headings: its parts by paragraph number, about `parts` of them. */
export function partsByParagraph(t: Translate<'reader'>, paragraphs: readonly { start: number; number: number }[], parts = 8): { start: number; label: string }[] {
  const size = Math.max(1, Math.ceil(paragraphs.length / parts))
  return paragraphs.flatMap((first, at) => {
    if (at % size !== 0) return []
    const last = paragraphs[Math.min(at + size, paragraphs.length) - 1] ?? first
    return [{ start: at === 0 ? 0 : first.start, label: first === last ? t('heat.paragraph', { number: first.number }) : t('heat.paragraphs', { first: first.number, last: last.number }) }]
  })
}
