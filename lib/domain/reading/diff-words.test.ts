import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './diff-words.ts'

const apply = (text: string, edits: ReturnType<typeof diffWords>) => edits.toReversed().reduce((words, { start, end, text: put }) => words.slice(0, start) + put + words.slice(end), text)

test('two typos far apart are two edits, and nothing between them is touched', () => {
  const edits = diffWords('Teh well was dry, and nobody had siad so.', 'The well was dry, and nobody had said so.')
  expect(edits).toEqual([{ start: 0, end: 3, text: 'The' }, { start: 33, end: 37, text: 'said' }])
})

test('what is the same has no edits', () => {
  expect(diffWords('The well was dry.', 'The well was dry.')).toEqual([])
})

test('any words become any others, in edits that are in order and do not overlap', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'well', ' ', '  ', ',', '\n', '😀', 'é'), { maxLength: 30 }).map((parts) => parts.join(''))
  fc.assert(fc.property(words, words, (before, after) => {
    const edits = diffWords(before, after)
    let at = 0
    for (const { start, end } of edits) {
      expect(start).toBeGreaterThanOrEqual(at)
      expect(end).toBeGreaterThanOrEqual(start)
      at = end
    }
    expect(apply(before, edits)).toBe(after)
  }))
})
