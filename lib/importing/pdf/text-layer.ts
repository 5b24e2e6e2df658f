import { AppError } from '@/lib/domain/error.ts'
import type { PdfPage } from './run.ts'

/** Characters of a page that are looked at. */
const sample = 2000

const field = { field: 'file' }

/** What stands for no character, as fonts without a map to Unicode give it: controls, private ones, the sign for what is unknown. */
export const unreadable = /[^\t\n\r\x20-\x7e\xa0-\udfff\uf900-\ufffc]/

const isGarbled = () => new AppError('unsupported-type', 'The text in this PDF is garbled: its fonts do not say which letters they show. Run text recognition (OCR) over it and upload what that gives.', field)

/**
 * Refuses a document whose pages hold no text, or one that means nothing: characters that stand for nothing, as fonts without
 * a map to Unicode give them, or letters that make no words. Says how many pages are without, and which seem garbled, where
 * others have text.
 * @throws AppError unsupported-type
 */
export function checkTextLayer(pages: PdfPage[]): { warnings: string[]; garbled: Set<number> } {
  const texts = pages.map((page) => page.runs.map((run) => run.text).join(' '))
  const broken = texts.reduce((sum, text) => sum + countBroken(text), 0)
  const seen = texts.reduce((sum, text) => sum + Math.min(text.length, sample), 0)
  if (broken > 5 && broken > seen * 0.13) throw isGarbled()
  const bare = texts.filter((text) => !/\p{L}\s?\p{L}/u.test(text)).length
  if (bare === texts.length || (bare > texts.length * 0.6 && texts.length > 2)) {
    throw new AppError('unsupported-type', 'This PDF holds pictures of pages, without a text that could be marked. Run text recognition (OCR) over it and upload what that gives.', field)
  }
  const garbled = new Set(pages.flatMap(({ number }, index) => (isScrambled(texts[index] ?? '') ? [number] : [])))
  const lost = texts.reduce((sum, own, index) => sum + (garbled.has(pages[index]?.number ?? 0) ? own.length : 0), 0)
  if (lost > texts.reduce((sum, text) => sum + text.length, 0) * 0.6) throw isGarbled()
  const warnings = [
    ...(bare === 0 ? [] : [`${bare} of ${texts.length} pages hold no text, only pictures or nothing.`]),
    ...(garbled.size === 0 ? [] : [`The text of ${garbled.size} of ${texts.length} pages seems to be garbled. Compare it with the pages.`]),
  ]
  return { warnings, garbled }
}

const everyUnreadable = new RegExp(unreadable, 'g')
const countBroken = (text: string) => text.slice(0, sample).match(everyUnreadable)?.length ?? 0

/** Words in Latin letters of any language have a vowel in every second or third place; wrongly mapped letters have not. */
function isScrambled(text: string): boolean {
  const length = Math.min(text.length, sample)
  let [letters, vowels] = [0, 0]
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    const isAccented = code >= 0xc0 && code < 0x250
    if (isAccented || ((code | 32) >= 97 && (code | 32) <= 122)) letters += 1
    if (isAccented || isVowel[code | 32] === true) vowels += 1
  }
  return letters >= 150 && letters > length * 0.4 && (vowels < letters * 0.24 || vowels > letters * 0.66)
}

const isVowel: Record<number, boolean> = Object.fromEntries([...'aeiouy'].map((letter) => [letter.charCodeAt(0), true]))
