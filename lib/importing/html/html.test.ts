import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { importReading } from '../import-reading.ts'

const read = (html: string, fileName = 'page.html') => importReading({ bytes: new TextEncoder().encode(html), fileName })
const paste = (text: string) => importReading({ text, fileName: 'pasted.html', format: 'html' })

async function blocksOf(html: string) {
  const { text, blocks } = await paste(html)
  expect(checkVersion(text, blocks)).toEqual([])
  return blocks.map((block) => [block.type + (block.refs.length > 0 ? ` [${block.refs.map((ref) => ref.label).join(',')}]` : ''), text.slice(block.start, block.end)])
}

async function htmlOf(html: string) {
  const { text, blocks } = await paste(html)
  return renderHtml(text, blocks)
}

const prose = 'The well of the town is the oldest thing in it, and the water is not. '.repeat(4)

describe('a web page', () => {
  it('becomes blocks of the kinds it is made of', async () => {
    expect(await blocksOf(`<h2>On wells</h2><p>Deep  <em>and</em>\n wet.<p>Second.</p><blockquote><p>Said.</p><p>Again.</p></blockquote>
      <ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><p>more</p></li></ul><ol start=3><li>three</ol>
      <table><tr><th>Year</th><th>Wells</th></tr><tr><td><p>2013</p></td><td>6</td></tr></table>
      <figure><img src="well.png" alt="well"><figcaption>A well.</figcaption></figure><pre>a  b\n c</pre><p>x<br>y</p>`)).toEqual([
      ['heading', 'On wells'], ['paragraph', 'Deep and wet.'], ['paragraph', 'Second.'], ['blockquote', 'Said.'], ['blockquote', 'Again.'],
      ['listItem', 'one'], ['listItem', 'inner'], ['listItem', 'two\nmore'], ['listItem', 'three'],
      ['table', 'Year\tWells\n2013\t6'], ['caption', 'A well.'], ['code', 'a  b\n c'], ['paragraph', 'x\ny'],
    ])
  })

  it('keeps emphasis, strong words, raised ones and links, over blocks too', async () => {
    expect(await htmlOf('<p>a <em>b <b>c</b></em> d<sup>2</sup></p><a href="https://example.org/x"><p>one</p><p>two</p></a>')).toBe([
      '<p id="b0" data-s="0" data-n="1">a <em>b </em><strong><em>c</em></strong> d<sup>2</sup></p>',
      '<p id="b1" data-s="9" data-n="2"><a href="https://example.org/x" rel="noopener noreferrer">one</a></p>',
      '<p id="b2" data-s="13" data-n="3"><a href="https://example.org/x" rel="noopener noreferrer">two</a></p>',
    ].join('\n'))
  })

  it.each([
    ['Pandoc', '<p>Deep<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p><section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>Very.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'],
    ['an encyclopedia', '<p>Deep<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>.</p><h2>References</h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">Very.</span></li></ol>'],
    ['a blog', '<p>Deep<sup><a href="https://example.org/wells#fn-12-1" id="r1">1</a></sup>.</p><h3>Notes</h3><ol><li id="fn-12-1">Very. <a href="#r1">↩</a></li></ol>'],
    ['a word processor', '<p>Deep<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Very.</p></div></div>'],
    ['a book', '<p>Deep<a epub:type="noteref" href="#n1">1</a>.</p><aside epub:type="footnote" id="n1"><p>1. Very.</p></aside>'],
  ])('ties the notes of %s', async (_, html) => {
    expect(await blocksOf(html)).toEqual([['paragraph [1]', 'Deep.'], ['note', 'Very.']])
  })

  it('numbers notes anew where labels come twice, and leaves links that are none', async () => {
    expect(await blocksOf('<p>a<sup><a href="#fn1">*</a></sup> b<sup><a href="#fn2">*</a></sup> <a href="#top">5</a> <a href="#fn9">9</a></p><p id=fn1>* One.</p><p id=fn2>* Two.</p>')).toEqual([
      ['paragraph [1,2]', 'a b 5 9'], ['note', 'One.'], ['note', 'Two.'],
    ])
  })

  it('reads the article of a saved page and names what it leaves out', async () => {
    const page = await read(`<!doctype html><html lang="en-GB"><head><title>On wells - A magazine</title><meta name="citation_author" content="Quill, Ada"><meta name="citation_author" content="Ben Moor">
      <meta name="citation_doi" content="doi:10.1000/182"><meta property="og:site_name" content="A magazine"><meta property="article:published_time" content="2021-03-04T10:00:00Z">
      <link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/"></head><body><header><a href="/">Home</a></header><nav><ul><li>Menu</li></ul></nav>
      <div id="x"><div class="post"><h1>On wells</h1><p class="byline">By Ada Quill</p><p>${prose}</p><div class="share">Tweet this</div><h2>Water</h2><p>${prose}</p><p hidden>Secret</p></div>
      <div id="comments"><p>First!</p></div></div><aside>More to read</aside><footer>All rights</footer><script>alert(1)</script></body></html>`)
    expect(page).toMatchObject({ title: 'On wells', authors: [{ name: 'Ada Quill' }, { name: 'Ben Moor' }], language: 'en-GB', doi: '10.1000/182', container: 'A magazine', date: '2021-03-04', licence: 'CC BY-SA 4.0' })
    expect(page.text).toBe([prose.trim(), 'Water', prose.trim()].join('\n'))
    expect(page.dropped.map((left) => left.text)).toEqual(['Home', 'Menu', 'By Ada Quill', 'Tweet this', 'Secret', 'First!', 'More to read', 'All rights'])
  })

  it.each([
    ['', ['https://example.org/essays/2020', 'https://example.org/about', 'https://example.net/x']],
    ['<base href="/archive/">', ['https://example.org/archive/2020', 'https://example.org/about', 'https://example.net/x']],
  ])('that was fetched has its links read from where it was found, with %j', async (head, links) => {
    const html = `<head>${head}</head><article><p>${prose}<a href="2020">one</a> <a href="/about">two</a> <a href="//example.net/x">three</a> <a href="#top">four</a> <a href="javascript:x()">five</a></p></article>`
    const { blocks } = await importReading({ bytes: new TextEncoder().encode(html), fileName: 'wells.html', address: 'https://example.org/essays/wells' })
    expect(blocks.flatMap((block) => block.marks).map(({ href }) => href)).toEqual(links)
    expect((await read(html)).blocks.flatMap((block) => block.marks)).toEqual([])
  })

  it('reads what a page says of itself for other machines', async () => {
    const page = await read(`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"On wells","author":[{"name":"Ada Quill"}],"datePublished":"2020-05"}]}</script><article><h1>On wells</h1><p>${prose}</p></article>`)
    expect(page).toMatchObject({ title: 'On wells', authors: [{ name: 'Ada Quill' }], date: '2020-05' })
  })

  it('is read in the letters that it declares', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('<meta charset="iso-8859-2"><p>'), 0xb3, 0xf3, 0x64, 0xbc])
    expect((await importReading({ bytes, fileName: 'a.htm' })).text).toBe('łódź')
  })
})

describe('a hostile web page', () => {
  it('leaves words alone, and none of its scripts, addresses and drawings', async () => {
    const html = await htmlOf(`<p onclick="alert(1)" style="background:url(https://evil.example/x)">One <a href="javascript:alert(1)">two</a> <a href="&#1;java&#10;script:alert(1)">three</a> <a href="data:text/html,x">four</a></p>
      <script>alert(1)</script><svg><script>alert(1)</script><a href="javascript:alert(1)"><text>drawn</text></a></svg><math><mi xlink:href="javascript:alert(1)">x</mi><style><img src=x onerror=alert(1)></style></math>
      <img src="https://evil.example/y.png" onerror=alert(1)><iframe srcdoc="<p>framed</p>"></iframe><style>@import "https://evil.example"</style><template><p>kept</p></template><base href="https://evil.example/"><p>&lt;script&gt;alert(2)&lt;/script&gt;</p>`)
    expect(html).toContain('One two three four')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/javascript|evil|onerror|onclick|<svg|<img|<script|<style|drawn|framed|href/)
  })

  it.each([
    ['100,000 nested elements', '<div>'.repeat(100_000) + 'deep'],
    ['600,000 elements', '<p>a'.repeat(600_000)],
    ['nothing but scripts', '<script>alert(1)</script>'],
    ['no words', '<img src="x">'],
  ])('with %s is refused with a sentence', async (_, html) => {
    const error: unknown = await read(html).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toMatch(/too-large|invalid/)
    expect((error as AppError).message).toMatch(/\.$/)
  })

  it.each([
    ['100,000 tags of emphasis', '<b><i>'.repeat(50_000) + 'deep', 'deep'],
    ['50,000 attributes', `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=">"`).join(' ')}>deep</p>`, 'deep'],
    ['NULs and lone surrogates', '<p>de\0ep &#xd800;&#0;\u202e</p>', 'deep \ufffd\ufffd'],
    ['a cut end', '<p>deep</p><p title="', 'deep'],
  ])('with %s is read, inert', async (_, html, text) => {
    const made = await read(html).catch((thrown: unknown) => thrown)
    if (made instanceof AppError) expect(made.code).toBe('too-large')
    else expect(made).toMatchObject({ text })
  })

  it('becomes a sound version whatever its tags, with every block shown as its slice', async () => {
    const unit = fc.oneof(
      fc.constantFrom('<p>', '</p>', '<div>', '</div>', '<h1>', '</h1>', '<li>', '<ul>', '</ul>', '<ol>', '<table><tr><td>', '<td>', '<tr>', '</table>', '<em>', '</em>', '<b>', '<sup>', '<a href="#n1">', '<a href="#n2">1</a>', '<a href="https://a.b/">', '</a>', '<p id=n1>', '<aside id=n2 role=doc-footnote>', '<a role=doc-noteref href="#n2">*</a>', '<br>', '<pre>', '</pre>', '<blockquote>', '<figcaption>', '<q>', 'word ', ' ', '\n', '1', '&nbsp;', '\u0301', '😀', '\ud83d', '&#x202e;', '<!--', '-->', '<svg>', '<math>', '<template>'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    await fc.assert(fc.asyncProperty(fc.string({ unit, maxLength: 60 }), fc.boolean(), async (html, pasted) => {
      const made = await (pasted ? paste(html) : read(html)).catch((thrown: unknown) => thrown)
      if (made instanceof AppError) {
        expect(made.code).toBe('invalid')
        return
      }
      const { text, blocks } = made as Awaited<ReturnType<typeof read>>
      expect(checkVersion(text, blocks)).toEqual([])
      const shown = [...renderHtml(text, blocks).matchAll(/<(p|h\d|li|pre|table)( [^>]*)? id="b\d+"[\s\S]*?<\/\1>/g)].map(([block]) => unescape(block.replace(/<[^>]*>/g, '')))
      expect(shown).toEqual(blocks.map((block) => text.slice(block.start, block.end)))
    }), { numRuns: 150 })
  }, 20_000)
})

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const unescape = (html: string) => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
