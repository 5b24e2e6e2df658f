import { describe, expect, test } from 'vitest'
import { findSurroundings, maxAround } from './surroundings.ts'

const around = (text: string, words: string, block = { start: 0, end: text.length }) => {
  const start = text.indexOf(words)
  return findSurroundings(text, block, { start, end: start + words.length }, 'en')
}

describe('the words around a passage', () => {
  test('are all of a block that is not long', () => {
    const text = 'Before it.\nThe river rose. Nobody knew. By noon it fell.\nAfter it.'
    const block = { start: text.indexOf('The'), end: text.indexOf('\nAfter') }
    expect(around(text, 'Nobody knew.', block)).toEqual({ before: 'The river rose. ', exact: 'Nobody knew.', after: ' By noon it fell.', isCutBefore: false, isCutAfter: false })
  })

  test('begin and end with a sentence where the block is long', () => {
    const sentences = Array.from({ length: 200 }, (_, i) => `This is sentence number ${i}.`)
    const text = sentences.join(' ')
    const { before, exact, after, isCutBefore, isCutAfter } = around(text, 'number 100.')
    expect([isCutBefore, isCutAfter]).toEqual([true, true])
    expect(text).toContain(before + exact + after)
    expect(before).toMatch(/^This is sentence/)
    expect(after).toMatch(/number \d+\.$/)
    for (const part of [before, after]) expect(part.length > maxAround / 2 && part.length <= maxAround).toBe(true)
  })

  test('begin and end with a word where one sentence is longer than what is shown, and with a row of a table', () => {
    const { before, after } = around(`${'word '.repeat(500)}HERE${' word'.repeat(500)}`, 'HERE')
    expect([before.startsWith('word '), after.endsWith(' word'), before.length <= maxAround, after.length <= maxAround]).toEqual([true, true, true, true])
    const table = Array.from({ length: 300 }, (_, i) => `row ${i}\tvalue`).join('\n')
    const rows = around(table, 'row 150\t')
    expect(rows.before).toMatch(/^row \d+\tvalue\n/)
    expect(rows.after).toMatch(/\nrow \d+\tvalue$/)
  })

  test('cut no character in two, whatever the language is called', () => {
    const text = `x${'🌊'.repeat(2000)}`
    const { before, after } = findSurroundings(text, { start: 0, end: text.length }, { start: 2001, end: 2003 }, 'no language')
    expect([before, after].every((part) => part.isWellFormed())).toBe(true)
  })
})
