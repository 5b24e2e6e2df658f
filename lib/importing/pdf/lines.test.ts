import { describe, expect, it } from 'vitest'
import { findLines } from './lines.ts'
import type { PdfPage, Run } from './run.ts'

/** A line as pdf.js gives it, from left to right as it is seen; what is in Hebrew is right to left. */
function lineOf(...texts: string[]): string | undefined {
  let x = 50
  const runs = texts.map((text): Run => {
    const run = { text, x, y: 100, width: text.length * 5, size: 10, ascent: 0.8, bold: false, italic: false, rtl: /\p{Script=Hebrew}/u.test(text), spaced: true, links: [] }
    x += run.width + 3
    return run
  })
  const page: PdfPage = { number: 1, width: 600, height: 800, runs, across: [] }
  return findLines(page)[0]?.draft.text
}

describe('findLines', () => {
  it('reads a line of Hebrew from the right', () => {
    expect(lineOf('שתיים', 'אחת')).toBe('אחת שתיים')
  })

  it('keeps figures and Latin words in it in their own order, its points and brackets in the line\'s', () => {
    expect(lineOf('ומחר', ',1987', 'שנת')).toBe('שנת 1987, ומחר')
    expect(lineOf('.(Moor, 2019', ')ראו גם את הספר')).toBe('(ראו גם את הספר Moor, 2019).')
    expect(lineOf('.(', 'Moor,', '2019', ')ראו גם את הספר')).toBe('(ראו גם את הספר Moor, 2019).')
  })

  it('leaves a line that reads from the left as it is', () => {
    expect(lineOf('(see', 'Moor)', '.')).toBe('(see Moor) .')
  })
})
