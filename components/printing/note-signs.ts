import { pointAt } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** The sign of a printed note, after the last word of its passage. */
export interface NoteSign {
  /** Where the passage ends, in the text's offsets. */
  end: number
  number: number
}

export const printedNoteId = (number: number) => `printed-note-${number}`

/**
 * Puts the signs into the text, which breaks its text nodes, and returns what takes them out again and leaves every node as it
 * was: what was painted or selected stays so. A sign is empty but for what its style shows, so the text says the same meanwhile.
 */
export function putSigns(index: TextIndex, signs: readonly NoteSign[]): () => void {
  // All places before the first node is broken; the last first, so that those before it still hold.
  const places = signs
    .map((sign) => ({ ...sign, point: pointAt(index, sign.end, 'end') }))
    .sort((a, b) => b.end - a.end || b.number - a.number)
  const put: HTMLElement[] = []
  for (const { number, point: { node, offset } } of places) {
    if (!(node instanceof Text)) continue
    const sign = document.createElement('a')
    sign.className = 'note-sign'
    sign.href = `#${printedNoteId(number)}`
    sign.dataset['label'] = String(number)
    if (offset < node.length) node.splitText(offset)
    node.after(sign)
    put.push(sign)
  }
  return () => {
    const broken = new Set(put.map((sign) => sign.parentNode))
    for (const sign of put) sign.remove()
    for (const parent of broken) parent?.normalize()
  }
}
