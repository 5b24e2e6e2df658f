import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { parse, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { parseWholeRuns } from './whole-runs.ts'

const folder = path.join(import.meta.dirname, '../fixtures/html')
const pages = fs.readdirSync(folder).filter((name) => /\.html?$/.test(name))

describe('parseWholeRuns', () => {
  it.each(pages)('gives of %s what parse5 gives', (name) => {
    const html = fs.readFileSync(path.join(folder, name), 'utf8')
    expect(serialize(parseWholeRuns(html))).toBe(serialize(parse(html)))
  })

  it('gives of a long page what parse5 gives, in whose buffer it is moved on', () => {
    const html = `<body>${'<p>A word &amp; another, 𝒳 and é.\r\nA line.</p> \t<i>so</i>'.repeat(10_000)}`
    expect(serialize(parseWholeRuns(html))).toBe(serialize(parse(html)))
  })

  it('gives of any page what parse5 gives', () => {
    const unit = fc.oneof(
      fc.constantFrom('<p>', '</p>', '<b>', '</i>', '<table>', '<tr>', '<td>', '</table>', '<caption>', '<svg>', '<math><mi>', '</svg>', '<title>', '<textarea>', '<pre>\n', '<script>', '</script>', '<select>', '<option>', '<frameset>', '<template>', '</body>', '</html>', '<!--', '-->', '<![CDATA[', ']]>', '&amp;', '&#0;', '&notit', '\0', '\r\n', '\n', '\f', ' ', '\t', '\ud83d', '😀', '\ufdd0', '\u0085', 'a word', '<a href="x y">', '<!doctype html>', '<plaintext>'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    fc.assert(fc.property(fc.string({ unit, maxLength: 40 }), (html) => {
      expect(serialize(parseWholeRuns(html))).toBe(serialize(parse(html)))
    }), { numRuns: 3000 })
  })
})
