import type { InlineDraft } from '../inline-draft.ts'

/** A draft's words without its raised numbers and signs, so that what ends a sentence is seen to end it. */
export function withoutRaised(draft: InlineDraft): string {
  const raised = draft.marks.filter((mark) => mark.kind === 'sup').sort((a, b) => b.start - a.start)
  return raised.reduce((text, mark) => text.slice(0, mark.start) + text.slice(mark.end), draft.text).trim()
}

/** A draft's words with its raised figures as raised characters, each as long as the figure was. */
export function withRaised(draft: InlineDraft): string {
  let text = draft.text
  for (const mark of draft.marks) {
    if (mark.kind !== 'sup') continue
    const raised = text.slice(mark.start, mark.end).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit)
    text = text.slice(0, mark.start) + raised + text.slice(mark.end)
  }
  return text
}
