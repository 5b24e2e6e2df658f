import type { Block } from '@/lib/domain/reading/block.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'

export interface Fixture {
  root: HTMLElement
  text: string
  remove(): void
}

type Part = Omit<Block, 'start' | 'end' | 'marks' | 'refs'> & { text: string; marks?: [Block['marks'][number]['kind'], string][]; refs?: [string, string][] }

/** Puts a text into the document as it is served. Marks and note references are given by the words they span or follow. */
export function showText(parts: readonly Part[]): Fixture {
  const text = parts.map((part) => part.text).join('\n')
  let start = 0
  const blocks = parts.map(({ text: words, marks = [], refs = [], ...rest }): Block => {
    const at = (part: string) => start + words.indexOf(part)
    const block: Block = {
      ...rest,
      start,
      end: start + words.length,
      marks: marks.map(([kind, part]) => ({ kind, start: at(part), end: at(part) + part.length, ...(kind === 'link' && { href: 'https://example.org/' }) })),
      refs: refs.map(([label, after]) => ({ label, offset: at(after) + after.length })),
    }
    start += words.length + 1
    return block
  })
  const root = document.createElement('article')
  root.className = 'fixture'
  root.innerHTML = renderHtml(text, blocks)
  document.body.append(root)
  return { root, text, remove: () => { root.remove() } }
}

/** One of everything that a text can hold and that can go wrong. */
export const everything: Part[] = [
  { type: 'heading', level: 2, text: 'What 🌍 was asked' },
  { type: 'paragraph', text: 'More means, they said, or else another task; nobody asked the village.', marks: [['emphasis', 'another task'], ['link', 'the village']], refs: [['1', 'said'], ['2', 'village.']] },
  { type: 'paragraph', text: '' },
  { type: 'paragraph', text: 'A family 👩‍👩‍👧 and a score 𝄞 stand here.', marks: [['strong', '𝄞']], refs: [['3', 'A family ']] },
  { type: 'blockquote', text: 'Quoted twice over.' },
  { type: 'listItem', text: 'one thing' },
  { type: 'listItem', text: 'another thing' },
  { type: 'table', text: 'year\tmen\n2013\t12,600' },
  { type: 'code', text: 'if (asked) {\n  answer()\n}' },
  { type: 'note', label: '1', text: 'So the report, p. 4.', marks: [['emphasis', 'report']] },
  { type: 'note', label: '2', text: 'Nobody did.' },
]
