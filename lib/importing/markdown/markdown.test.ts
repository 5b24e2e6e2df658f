import { describe, expect, it } from 'vitest'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { looksLikeMarkdown, readMarkdown } from './markdown.ts'

function blocksOf(source: string) {
  const { text, blocks } = joinBlocks(readMarkdown(source).drafts)
  expect(checkVersion(text, blocks)).toEqual([])
  return blocks.map((block) => [block.type, text.slice(block.start, block.end)])
}

function htmlOf(source: string) {
  const { text, blocks } = joinBlocks(readMarkdown(source).drafts)
  return renderHtml(text, blocks)
}

describe('readMarkdown', () => {
  it('takes title, authors and language from front matter', () => {
    const read = readMarkdown('---\ntitle: "A river\'s rights"\nauthors:\n  - Ada Quill\n  - Ben Moor\nlang: en-GB\n---\n\nIt flows.')
    expect(read).toMatchObject({ title: "A river's rights", authors: [{ name: 'Ada Quill' }, { name: 'Ben Moor' }], language: 'en-GB' })
    expect(read.drafts.map((draft) => draft.text)).toEqual(['It flows.'])
  })

  it('takes the only heading of level 1 that opens the text as title', () => {
    expect(readMarkdown('# On wells\n\nDeep.\n\n## Water\n\nWet.')).toMatchObject({ title: 'On wells' })
    expect(blocksOf('# On wells\n\nDeep.\n\n## Water\n\nWet.')[0]).toEqual(['paragraph', 'Deep.'])
  })

  it('lets headings begin at level 2 and skip none', () => {
    expect(readMarkdown('# A\n\na\n\n# B\n\n#### C').drafts.flatMap((draft) => draft.level ?? [])).toEqual([2, 2, 3])
  })

  it('reads quotations, lists, tables and code as blocks', () => {
    expect(blocksOf('> Said\n> twice.\n\n- one\n  - inner\n- two\n\n3. three\n\n| Year | Troops |\n|---|---|\n| 2013 | *6,000* |\n\n```\na  b\n```')).toEqual([
      ['blockquote', 'Said twice.'], ['listItem', 'one'], ['listItem', 'inner'], ['listItem', 'two'], ['listItem', 'three'],
      ['table', 'Year\tTroops\n2013\t6,000'], ['code', 'a  b'],
    ])
  })

  it('numbers footnotes in the order of their markers and ties them', () => {
    const html = htmlOf('First[^b], then[^a].\n\n[^a]: Later.\n[^b]: Sooner,\n    in two lines.\n\n    And a paragraph.')
    expect(html).toContain('First<a class="fn" id="noteref-1"')
    expect(html).toContain('data-label="1">Sooner, in two lines.\nAnd a paragraph.</p>')
    expect(html).toContain('data-label="2">Later.</p>')
  })

  it('keeps a footnote that nothing refers to', () => {
    expect(blocksOf('Text.\n\n[^x]: Alone.')).toEqual([['paragraph', 'Text.'], ['note', 'Alone.']])
  })

  it('leaves out a marker whose footnote is missing, as words', () => {
    expect(blocksOf('Text[^1].')).toEqual([['paragraph', 'Text[^1].']])
  })

  it('keeps the words of raw HTML and none of its tags or scripts', () => {
    const html = htmlOf('One <b onclick="x()">two</b> <script>alert(1)</script>three.\n\n<div onload="x()">four <img src=x onerror=y> five</div>\n\n<script>alert(2)</script>')
    expect(html).toContain('One two three.')
    expect(html).toContain('four five')
    expect(html).not.toMatch(/alert|onclick|onload|onerror|<script|<img/)
  })

  it('keeps the words of a link that leads nowhere safe', () => {
    expect(htmlOf('[here](javascript:alert(1)) and [there](https://example.org)')).toBe(
      '<p id="b0" data-s="0" data-n="1">here and <a href="https://example.org/" rel="noopener noreferrer">there</a></p>',
    )
  })

  it('shows an image by its description, and says that it was left out', () => {
    const read = readMarkdown('![A well in the desert](https://example.org/well.png)\n\nBeside ![inline](x.png) words.')
    expect(read.drafts.map((draft) => [draft.type, draft.text])).toEqual([['caption', 'A well in the desert'], ['paragraph', 'Beside words.']])
    expect(read.dropped.map((left) => left.text)).toEqual(['A well in the desert', 'inline'])
  })

  it.each([
    ['100,000 quotation marks', '>'.repeat(100_000) + ' deep'],
    ['20,000 nested quotations', Array.from({ length: 2000 }, (_, depth) => `${'> '.repeat(depth)}a`).join('\n')],
    ['50,000 opening brackets', '['.repeat(50_000) + 'a'],
    ['4,000 list markers on a line', '- '.repeat(4000) + 'a'],
    ['20,000 lists with a quotation', '- > a\n'.repeat(20_000)],
    ['emphasis without an end', '**a *b '.repeat(40_000)],
    ['100,000 addresses in a line', 'https://example.org/a- '.repeat(80_000)],
    ['a deep indented list', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ])('reads %s without losing its words', (_, source) => {
    expect(blocksOf(source).length).toBeGreaterThan(0)
  })
})

describe('looksLikeMarkdown', () => {
  it('tells by two kinds of construct', () => {
    expect(looksLikeMarkdown('# Title\n\nText with a [link](https://example.org).')).toBe(true)
    expect(looksLikeMarkdown('Item #1 costs *three* pounds.\n\n1. Smith, *Wells*, <https://example.org>.')).toBe(false)
  })
})
