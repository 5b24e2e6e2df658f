import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'

const naming = /^(foot|end)?\s?notes?(\s(and|&)\s(references|sources))?$|^(references|citations|notes de bas de page|anmerkungen|fußnoten|notas)$/i

/** Leaves out the headings that stood over nothing but notes, since the notes have a section of their own. */
export function dropNotesHeadings(drafts: DraftBlock[], dropped: { why: string; text: string }[]): DraftBlock[] {
  return drafts.filter((draft, index) => {
    if (drafts[index + 1]?.type !== 'note' || draft.type !== 'heading' && draft.type !== 'paragraph') return true
    if (draft.text.length > 200 || !naming.test(draft.text.trim())) return true
    const after = drafts.slice(index + 1).find((next) => next.type !== 'note')
    if (after !== undefined && after.type !== 'heading') return true
    dropped.push({ why: 'heading of the notes', text: draft.text.trim() })
    return false
  })
}
