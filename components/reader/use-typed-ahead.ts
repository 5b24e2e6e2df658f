import { useEffect } from 'react'
import type { DraftStore } from '@/components/margin/drafts.ts'
import { isTyping } from '@/components/reader/use-shortcuts.ts'

/**
 * What is typed between the moment a note is begun and the moment its field is there, which is fetched with the first act:
 * it goes into the draft, where the field finds it, and is no command. Over once any field has the focus, or something is pressed.
 */
export function useTypedAhead(drafts: DraftStore, selected: string | null): void {
  useEffect(() => {
    const draft = () => (selected === null ? undefined : drafts.snapshot()[selected])
    if (selected === null || draft()?.kind !== 'note' || isTyping(document.activeElement)) return
    const over = new AbortController()
    const type = (event: KeyboardEvent) => {
      const note = draft()
      const body = note && typedInto(note.body, event)
      if (note === undefined || body === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      drafts.put(selected, { ...note, body })
    }
    document.addEventListener('keydown', type, { capture: true, signal: over.signal })
    document.addEventListener('focusin', (event) => { if (isTyping(event.target)) over.abort() }, { signal: over.signal })
    document.addEventListener('pointerdown', () => over.abort(), { capture: true, signal: over.signal })
    return () => over.abort()
  }, [drafts, selected])
}

/** The words after a key; undefined for one that writes nothing. */
function typedInto(words: string, { key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): string | undefined {
  // Ctrl and Alt together are AltGr, which writes.
  if (metaKey || ctrlKey !== altKey || (target instanceof Element && target.closest('a[href], button') !== null)) return undefined
  if (key === 'Backspace') return words.slice(0, -1)
  if (key === 'Enter') return `${words}\n`
  return [...key].length === 1 ? words + key : undefined
}
