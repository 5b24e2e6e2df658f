import { describe, expect, it } from 'vitest'
import { translate } from '@/lib/testing/in-english.tsx'
import { buildSections, partsByParagraph, sectionAt } from '@/components/reader/sections.ts'

const outline = [{ start: 10, level: 2, text: 'The promise' }, { start: 50, level: 3, text: 'In detail' }, { start: 90, level: 2, text: 'Leaving' }]

describe('buildSections', () => {
  it('numbers the highest headings and counts the notes of each section once', () => {
    const notes = [{ start: 3, fresh: false }, { start: 60, fresh: true }, { start: 90, fresh: false }, { start: 900, fresh: true }]
    expect(buildSections(outline, notes).map(({ label, depth, number, notes: count, fresh }) => [label, depth, number, count, fresh])).toEqual([
      ['The promise', 0, 1, 1, 0],
      ['In detail', 1, null, 1, 1],
      ['Leaving', 0, 2, 2, 1],
    ])
  })

  it('does not number headings that bring a number', () => {
    const own = outline.map((heading) => ({ ...heading, text: `2. ${heading.text}` }))
    expect(buildSections(own, []).map((section) => section.number)).toEqual([null, null, null])
    expect(buildSections([], [])).toEqual([])
  })
})

it('says in which section one is, the first before any heading', () => {
  expect([0, 49, 50, 5000].map((offset) => sectionAt(outline, offset))).toEqual([0, 0, 1, 2])
  expect(sectionAt([], 4)).toBe(-1)
})

it('cuts a text without headings by its paragraphs', () => {
  const paragraphs = Array.from({ length: 20 }, (_, at) => ({ start: at * 10, number: at + 1 }))
  expect(partsByParagraph(translate('reader'), paragraphs, 4).map((part) => part.label)).toEqual(['Paragraphs 1 to 5', 'Paragraphs 6 to 10', 'Paragraphs 11 to 15', 'Paragraphs 16 to 20'])
  expect(partsByParagraph(translate('reader'), paragraphs.slice(0, 1), 4).map((part) => part.label)).toEqual(['Paragraph 1'])
})
