import { splitsPair, type TextRange } from '@/lib/domain/annotation/text-range.ts'
import { domRange, offsetAt } from './point.ts'
import type { TextIndex } from './text-index.ts'

/**
 * What is selected of the text: without white space at either end, never half a surrogate pair.
 * Null when nothing of the text is selected. It may be longer than a quotation may be: `describeRange` says so with null.
 */
export function selectedRange(index: TextIndex, selection: Selection | null = document.getSelection()): TextRange | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = offsetAt(index, { node: startContainer, offset: startOffset }, 'start')
  const end = offsetAt(index, { node: endContainer, offset: endOffset }, 'end')
  return trimRange(index.text, { start, end })
}

/** `range` without white space at its ends and grown to whole code points. Null when nothing is left. */
export function trimRange(text: string, range: TextRange): TextRange | null {
  let start = Math.max(0, range.start)
  let end = Math.min(text.length, range.end)
  while (start < end && isSpace(text, start)) start += 1
  while (start < end && isSpace(text, end - 1)) end -= 1
  if (start >= end) return null
  if (splitsPair(text, start)) start -= 1
  if (splitsPair(text, end)) end += 1
  return { start, end }
}

const isSpace = (text: string, at: number) => /\s/.test(text.charAt(at))

/** Makes `range` the browser's own selection, so that copying and the system's menus see it. */
export function selectRange(index: TextIndex, range: TextRange): void {
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(domRange(index, range))
}
