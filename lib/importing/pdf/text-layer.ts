import { AppError } from '@/lib/domain/error.ts'
import type { PdfPage } from './run.ts'

const field = { field: 'file' }

/**
 * Refuses a document whose pages hold no text, or one that means nothing: characters that stand for nothing, as fonts without
 * a map to Unicode give them. Says which pages are without, where others have text.
 * @throws AppError unsupported-type
 */
export function checkTextLayer(pages: PdfPage[]): string[] {
  const texts = pages.map((page) => page.runs.map((run) => run.text).join(' '))
  const bare = texts.filter((text) => !/\p{L}{2}/u.test(text)).length
  if (bare === texts.length || (bare > texts.length * 0.6 && texts.length > 2)) {
    throw new AppError('unsupported-type', 'This PDF holds pictures of pages, without a text that could be marked. Run text recognition (OCR) over it and upload what that gives.', field)
  }
  const text = texts.join('\n')
  const seen = text.match(/\S/gu)?.length ?? 0
  const broken = text.match(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu)?.filter((one) => one !== '\n').length ?? 0
  if (broken > seen * 0.15) {
    throw new AppError('unsupported-type', 'The text in this PDF is garbled: its fonts do not say which letters they show. Run text recognition (OCR) over it and upload what that gives.', field)
  }
  return [
    ...(bare === 0 ? [] : [`${bare} of ${texts.length} pages hold no text, only pictures or nothing.`]),
    ...(pages.some(isVertical) ? ['Some pages are set in vertical lines. Their words may have come out in the wrong order.'] : []),
  ]
}

/** Chinese, Japanese or Korean whose characters stand one below the other, each placed by itself. */
function isVertical({ runs }: PdfPage): boolean {
  const ideographs = runs.filter(({ text }) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text))
  return ideographs.length > 30 && ideographs.filter(({ text }) => text.length <= 3).length > ideographs.length * 0.7
}
