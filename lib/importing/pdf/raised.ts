import type { InlineDraft } from '../inline-draft.ts'

/** A draft's words without its raised numbers and signs, so that what ends a sentence is seen to end it. */
export function withoutRaised(draft: InlineDraft): string {
  const raised = draft.marks.filter((mark) => mark.kind === 'sup').sort((a, b) => b.start - a.start)
  return raised.reduce((text, mark) => text.slice(0, mark.start) + text.slice(mark.end), draft.text).trim()
}
