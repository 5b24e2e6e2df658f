import { fromMarkdown } from 'mdast-util-from-markdown'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportNotes, type ExportedNote, type NotesExport } from './markdown.ts'

const note: ExportedNote = {
  author: 'Sam Okafor', mark: 'claim', motivation: 'commenting', exact: 'The well was dry.', body: 'Is *this* so?', layer: 'Group 2',
  written: '2026-05-03T10:00:00Z', heading: 'Water', where: '¶ 12', replies: [],
}
const file = (notes: ExportedNote[], more: Partial<NotesExport> = {}) => exportNotes({
  reading: { title: 'On wells', authors: ['Ada Quill'], source: 'Wells, 2024' }, course: 'Water and law', timeZone: 'Europe/Oslo',
  exportedAt: '2026-11-22T23:30:00Z', person: 'Sam Okafor', notes, ...more,
})

/** The outline of a Markdown document: its top-level nodes, and each heading with its words. */
const outlineOf = (markdown: string) => fromMarkdown(markdown).children.map((node) => node.type)
const wordsOf = (node: unknown): string => (node !== null && typeof node === 'object' && 'value' in node ? String(node.value) : node !== null && typeof node === 'object' && 'children' in node && Array.isArray(node.children) ? node.children.map(wordsOf).join('') : '')

describe('exportNotes', () => {
  it('writes the reading, then each note under its heading with quotation, place, comment and replies', () => {
    expect(file([{ ...note, replies: [
      { author: 'Lena Brandt', stance: 'challenges', body: 'See the\n\nnext page.', written: '2026-05-04T10:00:00Z' },
      { author: 'Kofi Mensah', stance: 'plain', body: null, written: '2026-05-05T10:00:00Z' },
    ] }])).toBe(`# On wells

Ada Quill

Wells, 2024

Notes by Sam Okafor for Water and law, taken home on 23 November 2026.

## Water

> The well was dry.

- **¶ 12 · Claim** · Sam Okafor, Group 2, 3 May 2026

  Is *this* so?

  - **Lena Brandt challenges**, 4 May 2026

    See the

    next page.

  - **Kofi Mensah replies**, 5 May 2026

    *Withdrawn.*
`)
  })

  it('says each heading once, and a highlight without words in one line', () => {
    const markdown = file([note, { ...note, motivation: 'highlighting', mark: 'plain', body: '' }])
    expect(markdown.match(/## Water/g)).toHaveLength(1)
    expect(markdown).toMatch(/- \*\*¶ 12 · Highlight\*\* · Sam Okafor, Group 2, 3 May 2026\n$/)
  })

  it('quotes a passage over several paragraphs as such', () => {
    expect(file([{ ...note, exact: 'One.\nTwo.' }])).toContain('> One.\n>\n> Two.')
  })

  it('says so when there are no notes', () => {
    expect(file([])).toContain('No notes yet.')
  })

  it.each(['# Heading', 'Heading\n===', 'Heading\n---', '```\nnever closed', '~~~ js\n# in code', '<!-- never closed', '<div>\n\n# x', '[a]: https://example.org', '[^1]: note', '- a\n- b', '> q\n# h', '1. x', '\r\n# x', '<script>alert(1)</script>'])(
    'keeps %j inside its own note',
    (body) => {
      const markdown = file([{ ...note, body }, { ...note, body: 'After.' }])
      expect(outlineOf(markdown)).toEqual(['heading', 'paragraph', 'paragraph', 'paragraph', 'heading', 'blockquote', 'list', 'blockquote', 'list'])
      expect(wordsOf(fromMarkdown(markdown).children.at(-1))).toContain('After.')
    },
  )

  it('leaves code, links and emphasis of a body as they are', () => {
    expect(file([{ ...note, body: '`a<b>` **is** [here](https://example.org) <https://example.org>' }])).toContain('  `a<b>` **is** [here](https://example.org) <https://example.org>')
  })

  it('quotes any passage so that it reads back as it was', () => {
    const characters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', '_', '`', '[', ']', '(', ')', '<', '>', '#', '+', '-', '=', '1', '.', '!', '|', '~', '\\', '&', 'amp;', 'é', '"'), minLength: 1, maxLength: 30 })
    fc.assert(fc.property(characters.filter((words) => words.trim() !== ''), (exact) => {
      const quotation = fromMarkdown(file([{ ...note, exact }])).children[5]
      expect(quotation?.type).toBe('blockquote')
      expect(wordsOf(quotation)).toBe(exact.replace(/\s+/g, ' ').trim())
    }))
  })
})
