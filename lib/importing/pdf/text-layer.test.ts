import { describe, expect, it } from 'vitest'
import type { PdfPage } from './run.ts'
import { checkTextLayer } from './text-layer.ts'

const page = (text: string): PdfPage => ({
  number: 1, width: 612, height: 792, across: [],
  runs: text === '' ? [] : [{ text, x: 72, y: 72, width: 100, size: 10, ascent: 0.8, bold: false, italic: false, rtl: false, spaced: false, links: [] }],
})

describe('checkTextLayer', () => {
  it('refuses text that is control characters and private ones for the most part', () => {
    expect(() => checkTextLayer([page('the fe\u0001\u0002\u0003 \ue012\ue013\ue014\ue015\u0010')])).toThrow(/garbled/)
  })

  it('refuses pictures behind a cover sheet with words', () => {
    expect(() => checkTextLayer([page('Provided by the library of Moorhaven'), page(''), page('2'), page('')])).toThrow(/pictures of pages/)
  })

  it('says how many pages hold none', () => {
    expect(checkTextLayer([page('The ferry'), page(''), page('and its rope')]).warnings).toEqual(['1 of 3 pages hold no text, only pictures or nothing.'])
    expect(checkTextLayer([page('The ferry'), page('渡し船')]).warnings).toEqual([])
  })
})
