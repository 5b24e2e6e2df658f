import type { LayerEntry } from '@/lib/client/layer-session.types.ts'

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`)

/** What the reader has written in all layers of a reading, as a sentence. */
export function sayWritten(layers: readonly ReadonlyMap<string, LayerEntry>[]): string {
  const own = layers.flatMap((entries) => [...entries.values()]).filter((entry) => entry.mine).map((entry) => entry.value)
  const notes = own.filter((value) => value.kind === 'annotation' && value.motivation !== 'highlighting').length
  const highlights = own.filter((value) => value.kind === 'annotation' && value.motivation === 'highlighting').length
  const replies = own.filter((value) => value.kind === 'reply').length
  const parts = [
    notes > 0 && count(notes, 'note', 'notes'),
    highlights > 0 && count(highlights, 'highlight', 'highlights'),
    replies > 0 && count(replies, 'reply', 'replies'),
  ].filter((part) => part !== false)
  if (parts.length === 0) return 'You have written nothing here yet'
  return `You have ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? '')} here`
}
