import { InlineDraft } from '../inline-draft.ts'
import type { PdfLine } from './run.ts'

/** Large first letters of a paragraph joined to the first of the lines that stand beside them. */
export function joinDropCaps(lines: PdfLine[]): PdfLine[] {
  const caps = lines.filter(({ draft }) => /^["“‘«'(]?\p{Lu}['’]?$/u.test(draft.text))
  if (caps.length === 0) return lines
  const joined = new Map<PdfLine, PdfLine>()
  for (const cap of caps) {
    const beside = lines.filter((line) => line !== cap && line.size < cap.size * 0.6 && line.from >= cap.to - line.size * 0.5 && line.from < cap.to + line.size && line.y > cap.y - cap.size && line.y < cap.y + line.size * 0.3 && line.tag === cap.tag)
    const first = beside.reduce<PdfLine | undefined>((top, line) => (top === undefined || line.y < top.y ? line : top), undefined)
    if (first === undefined || joined.has(first)) continue
    const draft = new InlineDraft()
    draft.append({ ...cap.draft, marks: [] })
    draft.append(first.draft)
    // Lines beside it begin where those below it do.
    for (const line of beside) joined.set(line, { ...line, from: cap.from, ...(line === first ? { draft } : {}) })
    joined.set(cap, cap)
  }
  const taken = new Set(caps.filter((cap) => joined.has(cap)))
  return lines.filter((line) => !taken.has(line)).map((line) => joined.get(line) ?? line)
}
