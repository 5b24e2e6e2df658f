import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockType, InlineMark } from './block.ts'
import { blockTypes, markKinds } from './block.ts'
import { checkVersion } from './check-version.ts'
import { joinBlocks, type DraftBlock } from './join-blocks.ts'
import { renderHtml } from './render-html.ts'

const draft = (type: BlockType, text: string, more: Partial<DraftBlock> = {}): DraftBlock => ({ type, text, marks: [], refs: [], ...more })

function render(drafts: DraftBlock[]) {
  const { text, blocks } = joinBlocks(drafts)
  expect(checkVersion(text, blocks)).toEqual([])
  return renderHtml(text, blocks)
}

/** The text of the element with `id`, as a parser of well-formed HTML reads it. */
function textOf(html: string, id: string): string {
  const open = new RegExp(`<(\\w+)[^>]* id="${id}"[^>]*>`).exec(html)!
  let depth = 1
  let text = ''
  const tokens = /<(\/?)(\w+)[^>]*>|[^<]+/g
  tokens.lastIndex = open.index + open[0].length
  while (depth > 0) {
    const token = tokens.exec(html)!
    if (token[2] === undefined) text += token[0]
    else depth += token[1] === '/' ? -1 : 1
  }
  return text.replace(/&(amp|lt|gt|quot|#39|#13);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#13': '\r' })[name]!)
}

describe('renderHtml', () => {
  it('leads a short form of a citation to the note that it means', () => {
    const { text, blocks } = joinBlocks([
      draft('note', 'Moor, The Winter Vote.', { label: '1' }),
      draft('note', 'Ibid.', { label: '2', marks: [{ kind: 'link', start: 0, end: 5, note: '1' }, { kind: 'link', start: 0, end: 5, note: '7' }] }),
    ])
    expect(checkVersion(text, blocks)).toEqual([])
    expect(renderHtml(text, blocks)).toContain('<a href="#note-1">Ibid.</a>')
  })

  it('gives each block an element with its place, and numbers paragraphs by attribute', () => {
    const html = render([draft('heading', 'One', { level: 2 }), draft('paragraph', 'First.'), draft('paragraph', 'Second.')])
    expect(html).toBe('<h2 id="b0" data-s="0">One</h2>\n<p id="b1" data-s="4" data-n="1">First.</p>\n<p id="b2" data-s="11" data-n="2">Second.</p>')
  })

  it('groups quotations, lists and notes', () => {
    const html = render([
      draft('blockquote', 'Said.'), draft('listItem', 'a'), draft('listItem', 'b'), draft('listItem', 'c', { label: '3' }),
      draft('note', 'Source.', { label: '1' }),
    ])
    expect(html).toContain('<blockquote>\n<p id="b0" data-s="0" data-n="1">Said.</p>\n</blockquote>')
    expect(html).toContain('<ul>\n<li id="b1" data-s="6" data-n="2">a</li>\n<li id="b2" data-s="8" data-n="3">b</li>\n</ul>')
    expect(html).toContain('<ol>\n<li id="b3" data-s="10" data-n="4" value="3">c</li>\n</ol>')
    expect(html).toContain('<section class="notes" role="doc-endnotes" aria-label="Notes"><ol>\n<li id="note-1"><p id="b4" data-s="12" data-label="1">Source.</p>')
  })

  it('ties a note to its marker and back, without a word of its own', () => {
    const html = render([draft('paragraph', 'Said.', { refs: [{ label: '1', offset: 5 }] }), draft('note', 'Source.', { label: '1' })])
    expect(html).toContain('Said.<a class="fn" id="noteref-1" role="doc-noteref" href="#note-1" aria-label="Note 1" data-label="1"></a></p>')
    expect(html).toContain('<a class="fn-back" role="doc-backlink" href="#noteref-1" aria-label="Back to note 1 in the text"></a>')
    expect(textOf(html, 'b0')).toBe('Said.')
  })

  it('wraps words in marks that cross, and keeps a link whole beside a marker', () => {
    const marks: InlineMark[] = [{ kind: 'emphasis', start: 0, end: 6 }, { kind: 'link', start: 4, end: 10, href: 'https://example.org/a?b=1&c="2"' }]
    const html = render([draft('paragraph', 'abcdefghij', { marks, refs: [{ label: '1', offset: 8 }] }), draft('note', 'N', { label: '1' })])
    const open = '<a href="https://example.org/a?b=1&amp;c=%222%22" rel="noopener noreferrer">'
    expect(html).toContain(`<em>abcd</em>${open}<em>ef</em></a>${open}gh</a><a class="fn"`)
  })

  it.each(['javascript:alert(1)', ' JaVaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', '/sign-out', '//evil.example', 'https://user:word@example.org/'])(
    'keeps the words of a link to %j and leaves out the link',
    (href) => {
      expect(render([draft('paragraph', 'here', { marks: [{ kind: 'link', start: 0, end: 4, href }] })])).toBe('<p id="b0" data-s="0" data-n="1">here</p>')
    },
  )

  it('shows a table whose text is its lines and tabs', () => {
    const html = render([draft('table', 'Year\tTroops\n2013\t6,000', { marks: [{ kind: 'strong', start: 17, end: 22 }] })])
    expect(html).toContain('<th scope="col">Year</th>\t<th scope="col">Troops</th>')
    expect(html).toContain('<td><strong>6,000</strong></td>')
    expect(textOf(html, 'b0')).toBe('Year\tTroops\n2013\t6,000')
  })

  it('lets a right-to-left block find its direction', () => {
    expect(render([draft('paragraph', 'שלום')])).toContain('dir="auto"')
  })

  it('writes every block so that its text is its slice, whatever it holds', () => {
    const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", '\t', '\n', '\r', '\u0301', '\u202e', '\u00ad', '\0', '\ud83d', '😀', 'e', 'a b'), fc.string({ unit: 'binary', maxLength: 2 })), maxLength: 40 })
    const anyDraft = fc.tuple(fc.constantFrom(...blockTypes.filter((type) => type !== 'table')), anyText, fc.array(fc.tuple(fc.constantFrom(...markKinds), fc.nat(40), fc.nat(40), fc.constantFrom('https://example.org/', 'javascript:1')), { maxLength: 6 }), fc.array(fc.nat(40), { maxLength: 3 }))
    fc.assert(fc.property(fc.array(anyDraft, { minLength: 1, maxLength: 6 }), (made) => {
      const drafts = made.map(([type, text, marks, refs], index) => draft(type, text, {
        ...(type === 'heading' ? { level: 2 } : {}),
        ...(type === 'note' ? { label: `${index}` } : {}),
        marks: marks.map(([kind, a, b, href]) => ({ kind, start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length), href })),
        refs: refs.map((offset, at) => ({ label: `${at}`, offset: Math.min(offset, text.length) })),
      }))
      const { text, blocks } = joinBlocks(drafts)
      if (blocks.length === 0) return
      expect(checkVersion(text, blocks)).toEqual([])
      const html = renderHtml(text, blocks)
      for (const [index, block] of blocks.entries()) expect(textOf(html, `b${index}`)).toBe(text.slice(block.start, block.end))
    }))
  })
})
