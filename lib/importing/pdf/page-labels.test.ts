import { describe, expect, it } from 'vitest'
import { InlineDraft } from '../inline-draft.ts'
import { labelPages } from './page-labels.ts'
import type { PdfLine } from './run.ts'

function line(page: number, text: string): PdfLine {
  const draft = new InlineDraft()
  draft.add(text)
  return { page, flow: 0, from: 0, to: 100, y: 20, size: 9, bold: false, italic: false, rtl: false, draft }
}

describe('labelPages', () => {
  it('takes the numbers that heads and feet print, and counts on where a page has none', () => {
    expect(labelPages(4, [line(2, '346 Annals of Mud'), line(3, 'Annals of Mud | 347')], null)).toEqual(['345', '346', '347', '348'])
  })

  it('takes the printed number before what the file says', () => {
    expect(labelPages(3, [line(1, '12'), line(2, '13'), line(3, '14')], ['1', '2', '3a'])).toEqual(['12', '13', '14'])
  })

  it('takes what the file says where nothing is printed', () => {
    expect(labelPages(3, [], ['i', 'ii', '1'])).toEqual(['i', 'ii', '1'])
  })

  it('reads Roman numbers before Arabic ones', () => {
    expect(labelPages(5, [line(1, 'ix'), line(2, 'x'), line(4, '2'), line(5, '3')], null)).toEqual(['ix', 'x', '1', '2', '3'])
  })

  it('does not take a year or the number of an issue for the number of a page', () => {
    expect(labelPages(3, [line(1, 'Mud 12 (2019)'), line(2, 'Mud 12 (2019)'), line(3, 'Mud 12 (2019)')], null)).toEqual(['1', '2', '3'])
  })
})
