import { describe, expect, it } from 'vitest'
import { joinBlocks, type DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { placeNotes } from './place-notes.ts'

const draft = (type: DraftBlock['type'], text: string, more: Partial<DraftBlock> = {}): DraftBlock => ({ type, text, marks: [], refs: [], ...more })
const { text, blocks } = joinBlocks([
  draft('paragraph', 'Before.'), draft('heading', 'Water', { level: 2 }), draft('paragraph', 'One.'), draft('caption', 'A map.'),
  draft('paragraph', 'Two.'), draft('note', 'Source.', { label: '1' }),
])
const at = (words: string, to = words) => ({ range: { start: text.indexOf(words), end: text.indexOf(to) + to.length }, words })
const place = (...notes: { range: { start: number; end: number } | null; words: string }[]) =>
  placeNotes(notes, text, blocks).map(({ words, heading, where }) => [words, heading, where])

describe('placeNotes', () => {
  it('gives heading and paragraph in the order of the reading', () => {
    expect(place(at('Two.'), at('Before.'), at('One.'))).toEqual([['Before.', null, '¶ 1'], ['One.', 'Water', '¶ 2'], ['Two.', 'Water', '¶ 3']])
  })

  it('names the paragraphs of a long passage, and the note of one on a note', () => {
    expect(place(at('Before.', 'One.'), at('Source.'))).toEqual([['Before.', null, '¶¶ 1–2'], ['Source.', null, 'note 1']])
  })

  it('counts a caption with the paragraph before it, and a heading with none', () => {
    expect(place(at('A map.'), at('Water'))).toEqual([['Water', 'Water', null], ['A map.', 'Water', '¶ 2']])
  })

  it('cites the printed page where pages are known, and both of a passage that runs over', () => {
    const pages = [{ label: '7', start: 0 }, { label: '8', start: text.indexOf('A map.') }]
    const cited = placeNotes([at('One.'), at('One.', 'Two.'), at('Source.'), at('Water')], text, blocks, pages).map(({ words, where }) => [words, where])
    expect(cited).toEqual([['Water', 'p. 7'], ['One.', 'p. 7, ¶ 2'], ['One.', 'pp. 7–8, ¶¶ 2–3'], ['Source.', 'note 1']])
  })

  it('puts what has no place last', () => {
    expect(place({ range: null, words: 'lost' }, at('Two.'))).toEqual([['Two.', 'Water', '¶ 3'], ['lost', null, null]])
  })
})
