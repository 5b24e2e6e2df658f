import { describe, expect, it } from 'vitest'
import { readBlocks, readFailure, readImported, readPages, readProgress } from './stored.ts'

describe('what is stored as JSON', () => {
  it('comes back as it was written, with nothing for what there is not', () => {
    const heading = { type: 'heading', start: 0, end: 5, level: 2, marks: [], refs: [] }
    expect(readBlocks([heading])).toEqual([heading])
    expect([readPages(null), readProgress(null), readFailure(undefined)]).toEqual([[], null, null])
    expect(readPages([{ label: 'xiv', start: 0 }])).toEqual([{ label: 'xiv', start: 0 }])
    const imported = { title: 'Wells', authors: [{ name: 'Ada Quill' }], keywords: [], language: 'en', text: 'Wells', blocks: [heading], dropped: [], warnings: [] }
    expect(readImported(imported)).toEqual(imported)
  })

  it('says that an import failed also where the row does not say why', () => {
    expect(readFailure({})).toEqual({ code: 'internal', message: 'This could not be read. Save it in another format, such as plain text or Markdown, and upload that.' })
  })

  it.each([
    ['blocks', () => readBlocks([{ type: 'heading', start: -1, end: 5 }])],
    ['blocks', () => readBlocks(null)],
    ['pages', () => readPages([{ label: '', start: 0 }])],
    ['result', () => readImported({ title: 'Wells' })],
    ['progress', () => readProgress({ done: 1 })],
    ['failure', () => readFailure('x')],
  ])('is refused where %s does not fit', (name, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'internal', cause: expect.objectContaining({ message: expect.stringMatching(new RegExp(`^${name}: `)) as string }) as object }))
  })
})
