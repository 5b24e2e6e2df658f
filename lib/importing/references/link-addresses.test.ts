import { describe, expect, it } from 'vitest'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { linkAddresses } from './link-addresses.ts'

function link(words: string): (string | undefined)[][] {
  const { text, blocks } = joinBlocks([{ type: 'paragraph', text: words, marks: [], refs: [] }])
  linkAddresses(text, blocks)
  return blocks[0]!.marks.map(({ start, end, href }) => [text.slice(start, end), href])
}

describe('linkAddresses', () => {
  it.each([
    ['See https://example.org/a.', 'https://example.org/a', 'https://example.org/a'],
    ['(https://example.org/a_(b)).', 'https://example.org/a_(b)', 'https://example.org/a_(b)'],
    ['at www.example.org/x, and', 'www.example.org/x', 'https://www.example.org/x'],
    ['DOI: 10.1000/182.', 'DOI: 10.1000/182', 'https://doi.org/10.1000/182'],
    ['doi:10.1000/ab(20)3, 4', 'doi:10.1000/ab(20)3', 'https://doi.org/10.1000/ab(20)3'],
    ['(10.1000/182)', '10.1000/182', 'https://doi.org/10.1000/182'],
    ['“https://example.org/?q=1&r=2”', 'https://example.org/?q=1&r=2', 'https://example.org/?q=1&r=2'],
  ])('makes a link of the address in %j', (words, shown, href) => {
    expect(link(words)).toEqual([[shown, href]])
  })

  it('makes none of what leads nowhere', () => {
    expect(link('javascript:alert(1) and version 10.2/3 and a//b')).toEqual([])
  })
})
