import { describe, expect, it } from 'vitest'
import { readMarkdown } from '@/components/margin/markdown-tree.ts'
import { readPlain } from '@/components/margin/plain-words.ts'

describe('readPlain', () => {
  it.each([
    'What is said here is to be weighed against the page before.',
    'One line\nand the next',
    'A paragraph.\n\nAnother.\n\n\n\nA third.',
    '\n\nWords after empty lines\n',
    'Is it “so”? It costs 5 % (1932), a/b; see p. 4: “yes” – no!',
    'Ça va\u00a0? مرحبا 你好 𝔘 👍🏽',
    '',
  ])('makes of %j what the parser makes of it', (source) => {
    expect(readPlain(source)).toEqual(readMarkdown(source))
  })

  it('leaves to the parser whatever could be marked up', () => {
    for (const source of ['*a*', '_a_', '~~a~~', '`a`', '[a](b)', '<a>', '\\a', '&amp;', '$a$', '@[A](abcdefabcdef)', 'a@b.org', '# a', 'a\n- b', '- a', '+ a', '1. a', '2) a', '> a', 'http://a.org', 'see WWW.a.org', '    code', 'a  \nb', 'a\tb', '---', 'a | b']) expect(readPlain(source), source).toBeNull()
  })

  it('never says otherwise than the parser, whatever is typed', () => {
    const alphabet = [...'ab .,:;!?()"\'/%=-+1*_`#>~$[]&@\n\n\u00a0é你', '\n\n', 'www.', '://']
    let state = 7
    const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x80000000
    let plain = 0
    for (let i = 0; i < 4000; i++) {
      const length = Math.floor(next() * 14)
      // Few signs, or nothing would be plain.
      const letters = i % 2 === 0 ? alphabet : alphabet.slice(0, 18)
      const source = Array.from({ length }, () => letters[Math.floor(next() * letters.length)]).join('')
      const read = readPlain(source)
      if (read === null) continue
      plain += 1
      expect(read, JSON.stringify(source)).toEqual(readMarkdown(source))
    }
    expect(plain).toBeGreaterThan(500)
  })
})
