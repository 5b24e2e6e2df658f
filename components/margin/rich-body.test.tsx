import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RichBody } from '@/components/margin/rich-body.tsx'

const html = (source: string) =>
  renderToStaticMarkup(<RichBody source={source} />)

describe('RichBody', () => {
  it('shows paragraphs, emphasis, code, quotes and lists', () => {
    expect(html('One *two* **three** `four`\n\n> five\n\n- six\n- seven')).toBe(
      '<p>One <em>two</em> <strong>three</strong> <code>four</code></p><blockquote><p>five</p></blockquote><ul><li><p>six</p></li><li><p>seven</p></li></ul>',
    )
  })

  it('keeps the number a list starts with', () => {
    expect(html('4. four\n5. five')).toContain('<ol start="4">')
  })

  it('opens links and bare addresses outside, without passing on where one was', () => {
    expect(html('[the resolution](https://example.org/2100)')).toBe(
      '<p><a href="https://example.org/2100" target="_blank" rel="noopener noreferrer ugc">the resolution</a></p>',
    )
    expect(html('see https://example.org/a')).toContain('href="https://example.org/a"')
  })

  it('shows a heading as a strong line: a note has no outline', () => {
    expect(html('# Loud')).toBe('<p><strong>Loud</strong></p>')
  })

  const asTyped: [string, string][] = [
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['a <b onclick="x()">bold</b> word', '&lt;b onclick=&quot;x()&quot;&gt;bold&lt;/b&gt;'],
    ['[run](javascript:alert(1))', '[run](javascript:alert(1))'],
    ['[run](JaVaScRiPt:alert(1))', '[run](JaVaScRiPt:alert(1))'],
    ['[run](data:text/html,x)', '[run](data:text/html,x)'],
    ['[run](vbscript:x)', '[run](vbscript:x)'],
    ['[run](/course/secret)', '[run](/course/secret)'],
    ['<javascript:alert(1)>', '&lt;javascript:alert(1)&gt;'],
    ['![pixel](https://example.org/p.gif)', '![pixel](https://'],
  ]
  it.each(asTyped)('shows %s as it was typed', (source, expected) => {
    const out = html(source)
    expect(out).toContain(expected)
    expect(out).not.toMatch(/<(script|img|b|iframe|style)[\s>]/)
    expect(out).not.toMatch(/href="(?!https?:|mailto:)/)
  })

  const hostile: [string, string][] = [
    ['brackets', 'a]'.repeat(10_000)],
    ['quotes', '>'.repeat(20_000)],
    ['spaced quotes', '> '.repeat(10_000)],
    ['open brackets', '['.repeat(20_000)],
    ['emphasis', '*a _b '.repeat(3000)],
    ['tildes', '~~a~'.repeat(5000)],
    ['nested lists', Array.from({ length: 190 }, (_, at) => `${' '.repeat(at)}- a`).join('\n')],
  ]
  it.each(hostile)('loses no word of a note made of %s', (_name, source) => {
    const out = html(source)
    expect(out.replace(/<[^>]*>/g, '').length).toBeGreaterThan(0)
    expect((out.match(/<(blockquote|ul)>/g) ?? []).length).toBeLessThan(20)
  })

  it('keeps the words of what it does not know', () => {
    expect(html('| a | b |\n| - | - |\n| c | d |')).toContain('| c | d |')
    expect(html('- [x] done')).toContain('[x] done')
    expect(html('[a]: https://example.org\n\n[a]')).toMatch(/^<p>\[a\]: .*<p>\[a\]<\/p>$/)
  })

  const formulas: [string, string, string][] = [
    ['within a line', 'so $a_1 * b_2 * c$ holds', '<p>so <span class="formula" hidden=""></span><code>$a_1 * b_2 * c$</code> holds</p>'],
    ['on its own', '$$\nx^2\n$$', '<span class="formula display" hidden=""></span><code>$$\nx^2\n$$</code>'],
  ]
  it.each(formulas)('takes a formula %s out of Markdown’s reach, and shows it as typed until it is set', (_name, source, expected) => {
    expect(html(source)).toContain(expected)
  })

  it.each(['It cost $5 and $6.', 'from $5 to $10', '`$x$` in code', String.raw`\$x$ and y`, '$ x $', '$x', '$$$$'])('takes %s for no formula', (source) => {
    expect(html(source)).not.toContain('formula')
    expect(html(source)).not.toMatch(/[\uE000\uE001]/)
  })

  it('gives formulas in code and in what it does not know back as typed', () => {
    expect(html('```\n$a$ and $b$\n```')).toContain('<code>$a$ and $b$</code>')
    expect(html('<i>$a$</i>')).toContain('&lt;i&gt;')
    expect(html('[$a$](javascript:x)')).toContain('[$a$](javascript:x)')
  })

  it('shows who is spoken to, and leaves a link to a handle without an at sign as typed', () => {
    expect(html('Well, @[Ada Ek](adaadaadaada), no')).toBe('<p>Well, <span class="mention">@Ada Ek</span>, no</p>')
    expect(html('[Ada](adaadaadaada)')).toBe('<p>[Ada](adaadaadaada)</p>')
    expect(html('@[Ada](https://example.org)')).toContain('<p>@<a href="https://example.org/"')
  })

  it('loses no word of a note made of formula signs', () => {
    for (const source of ['$'.repeat(20_000), '$a'.repeat(10_000), '$$a'.repeat(6_000), '$a$'.repeat(6_000)]) {
      expect(html(source).replace(/<[^>]*>/g, '').length).toBeGreaterThan(1000)
    }
  })
})
