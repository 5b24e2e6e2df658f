import { InlineDraft } from '../inline-draft.ts'

/** Marks of one kind, and of one address, that only blanks part are one, but for the cells and rows of a table. */
export function mergeMarks(draft: InlineDraft): InlineDraft {
  if (draft.marks.length < 2) return draft
  const merged = new InlineDraft()
  merged.append({ ...draft, marks: [] })
  for (const mark of [...draft.marks].sort((a, b) => a.start - b.start)) {
    const before = merged.marks.findLast((other) => other.kind === mark.kind)
    const meets = before !== undefined && before.href === mark.href && /^[^\S\t\n]*$/.test(draft.text.slice(before.end, mark.start))
    if (meets && mark.kind !== 'sup') before.end = Math.max(before.end, mark.end)
    else merged.marks.push({ ...mark })
  }
  return merged
}
