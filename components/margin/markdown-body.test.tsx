import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'

const html = (source: string) =>
  renderToStaticMarkup(<MarkdownBody source={source} />).replace(/^<div class="prose" dir="auto">|<\/div>$/g, '')

describe('MarkdownBody', () => {
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
})
