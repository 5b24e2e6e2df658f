import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { importReading } from './import-reading.ts'

const bytesOf = (...bytes: number[]) => new Uint8Array(bytes)
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => bytesOf(0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]))

async function refusal(run: () => Promise<unknown>): Promise<AppError> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('importReading', () => {
  it('gives title, language, text and blocks', async () => {
    const read = await importReading({ bytes: utf8('On wells\n\nThe well of the town is the oldest thing in it, and the water is not.'), fileName: 'wells.txt' })
    expect(read).toMatchObject({ title: 'On wells', authors: [], language: 'en', text: 'The well of the town is the oldest thing in it, and the water is not.' })
    expect(read.blocks).toHaveLength(1)
  })

  it.each([
    ['UTF-8 with a byte-order mark', bytesOf(0xef, 0xbb, 0xbf, ...utf8('Où vas-tu ?'))],
    ['UTF-16 with a byte-order mark', utf16('Où vas-tu ?')],
    ['windows-1252', bytesOf(0x4f, 0xf9, ...utf8(' vas-tu ?'))],
  ])('reads %s', async (_, bytes) => {
    expect((await importReading({ bytes, fileName: 'a.txt' })).text).toBe('Où vas-tu ?')
  })

  it.each([
    ['an empty file', bytesOf(), 'a.txt', 'invalid'],
    ['a file of blanks', utf8(' \n\t\n'), 'a.txt', 'invalid'],
    ['marks without words', utf8('>>>>'), 'a.md', 'invalid'],
    ['a picture named .txt', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), 'a.txt', 'unsupported-type'],
    ['control characters in UTF-8', utf8('\u0001\u0002\u0003\u0004'.repeat(20)), 'a.txt', 'unsupported-type'],
    ['a Word file', utf8('text'), 'a.docx', 'unsupported-type'],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'a.txt', 'too-large'],
    ['10 MB on one line', new Uint8Array(10 * 1024 * 1024).fill(0x61), 'a.txt', 'too-large'],
    ['more lines than can be placed', utf8('a\n'.repeat(100_001)), 'a.txt', 'too-large'],
  ])('refuses %s with a sentence', async (_, bytes, fileName, code) => {
    const { code: refused, message } = await refusal(() => importReading({ bytes, fileName }))
    expect(refused).toBe(code)
    expect(message).toMatch(/\.$/)
  })

  it('reads two million characters on one line', async () => {
    expect((await importReading({ text: 'word '.repeat(400_000).trim(), fileName: 'a.txt' })).blocks).toHaveLength(1)
  })

  it('reads a .txt that holds Markdown as Markdown, unless it is said to be text', async () => {
    const text = '# On wells\n\nDeep[^1].\n\n[^1]: Very.'
    expect((await importReading({ text, fileName: 'a.txt' })).title).toBe('On wells')
    expect((await importReading({ text, fileName: 'a.txt', format: 'text' })).text).toContain('Deep')
  })

  it('walks lists of what else there is to read once, however many begin in each other', async () => {
    const { dropped } = await importReading({ text: `On wells\n\n${'Trending\n\nA headline\n\n'.repeat(12_000)}`, fileName: 'a.txt' })
    expect(dropped.length).toBeGreaterThan(20_000)
  }, 10_000)

  it('drops what could deceive, and mends what is broken', async () => {
    expect((await importReading({ text: 'pay \u202e001\u202c now \ud800 then.', fileName: 'a.txt' })).text).toBe('pay 001 now \ufffd then.')
  })

  it.each(['text', 'markdown'] as const)('makes a sound version of any %s, or refuses it', async (format) => {
    const unit = fc.oneof(
      fc.constantFrom('\n', '\n\n', ' ', '\t', '\f', '# ', '> ', '- ', '1. ', '2. ', '[1]', '[1] ', '[^1]', '[^1]: ', '¹', '*', '_', '`', '|', '|-|', '<b>', '<!--', '&#0;', '&#x202e;', '[a](https://b.c)', 'https://a.b/', '-\n', '\ud83d', '😀', '\u0301', '\0', '(Photo: A)', 'Abstract', 'Load more', 'A sentence that stands here and says something. '),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    await fc.assert(fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (text) => {
      try {
        const read = await importReading({ text, fileName: 'a.txt', format })
        expect(checkVersion(read.text, read.blocks)).toEqual([])
      } catch (error) {
        expect(error).toBeInstanceOf(AppError)
        expect((error as AppError).code).not.toBe('internal')
      }
    }), { numRuns: 300 })
  }, 60_000)
})
