import { describe, expect, it } from 'vitest'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { citeNotes } from './cite-notes.ts'

/** The links of each note, as "words -> label". */
function cite(notes: string[], more?: { byNumber: boolean }): string[][] {
  const drafts = notes.map((text, index) => ({ type: 'note' as const, label: `${index + 1}`, text, marks: [], refs: [] }))
  const { text, blocks } = joinBlocks(drafts)
  citeNotes(text, blocks, more)
  expect(checkVersion(text, blocks)).toEqual([])
  return blocks.map((block) => block.marks.map(({ start, end, note }) => `${text.slice(start, end)} -> ${note}`))
}

const vote = 'Ben Moor, The Winter Vote: Boats and Councils (Moorhaven: Pier Press, 2019), 31.'
const rope = 'Ada Quill, “The Rope and the Rule,” Journal of Invented Rivers 3, no. 2 (2031): 14.'

describe('citeNotes', () => {
  it('follows no number where notes begin anew on each page', () => {
    expect(cite([vote, rope, 'See note 1 above; ibid., 3.'], { byNumber: false })).toEqual([[], [], ['ibid. -> 2']])
  })

  it('leads a chain of ibid. to the note that cites in full', () => {
    expect(cite([vote, 'Ibid., 32.', 'Ibid.', rope, 'See ibid., 15.'])).toEqual([[], ['Ibid. -> 1'], ['Ibid. -> 1'], [], ['ibid. -> 4']])
  })

  it('leads ibid. after a short form to where the short form leads', () => {
    expect(cite([vote, rope, 'Moor, The Winter Vote, 40.', 'Ibid., 41.'])).toEqual([[], [], ['Moor, The Winter Vote -> 1'], ['Ibid. -> 1']])
  })

  it.each([
    ['Moor, Winter Vote, 12.', 'Moor, Winter Vote -> 1'],
    ['Quill, “The Rope and the Rule,” 16.', 'Quill, “The Rope and the Rule,” -> 2'],
    ['de Quill, “The Rope,” 16.', 'de Quill, “The Rope,” -> 2'],
    ['Moor, 12.', 'Moor -> 1'],
    ['Moor, op. cit., p. 12.', 'Moor, op. cit. -> 1'],
    ['Quill, art. cit., p. 15.', 'Quill, art. cit. -> 2'],
    ['Moor, a.a.O., S. 12.', 'Moor, a.a.O. -> 1'],
    ['Moor, ob. cit., pág. 12.', 'Moor, ob. cit. -> 1'],
    ['Moor, supra note 1, at 12.', 'supra note 1 -> 1'],
    ['Moor (n 1) 12.', '(n 1) -> 1'],
    ['Voir supra note 2, p. 15.', 'supra note 2 -> 2'],
    ['Siehe oben Anm. 2.', 'oben Anm. 2 -> 2'],
    ['Véase nota 1.', 'Véase nota 1 -> 1'],
  ])('leads %j to the full note', (short, link) => {
    expect(cite([vote, rope, short])[2]).toEqual([link])
  })

  it.each([['Ebd., S. 32.', 'Ebd. -> 2'], ['Ebenda.', 'Ebenda -> 2'], ['Ibíd., p. 32.', 'Ibíd. -> 2'], ['Idem, p. 3.', 'Idem -> 2'], ['Id. at 33.', 'Id. -> 2'], ['Ibidem, pp. 3-4.', 'Ibidem -> 2']])('reads %j as the work before', (short, link) => {
    expect(cite([vote, rope, short])[2]).toEqual([link])
  })

  it('links nothing where two works could be meant, or none', () => {
    const other = 'Ben Moor, Boats in Snow (Moorhaven: Pier Press, 2021), 7.'
    expect(cite([vote, other, 'Moor, op. cit., 12.', 'Reed, The Clock, 3.', 'Moor, Boats in Snow, 8.'])).toEqual([[], [], [], [], ['Moor, Boats in Snow -> 2']])
    expect(cite(['Ibid., 3.'])).toEqual([[]])
    expect(cite([vote, 'Moor, The Winter Vote, 33, note 1.'])[1]).not.toContain('note 1 -> 1')
  })
})
