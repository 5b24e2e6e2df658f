import { useEffect, useMemo } from 'react'
import type { DraftStore } from '@/components/margin/drafts.ts'
import { isTyping } from '@/components/reader/use-shortcuts.ts'

/** What a field that is on its way will write into. */
export interface AwaitedField {
  /** The words so far; null where nothing is written any more. */
  words: () => string | null
  write: (words: string) => void
  isOneLine?: boolean
}

/**
 * What is typed between the moment a field is asked for and the moment it is there, since it is fetched with the first act:
 * it goes into the field's words, where the field finds it, and is no command. Over once any field has the focus, or something is pressed.
 */
export function useTypedAhead(field: AwaitedField | null): void {
  useEffect(() => {
    if (field === null || field.words() === null || isTyping(document.activeElement)) return
    const over = new AbortController()
    const type = (event: KeyboardEvent) => {
      const before = field.words()
      const words = before === null ? undefined : typedInto(before, event, field.isOneLine === true)
      if (words === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      field.write(words)
    }
    document.addEventListener('keydown', type, { capture: true, signal: over.signal })
    document.addEventListener('focusin', (event) => { if (isTyping(event.target)) over.abort() }, { signal: over.signal })
    document.addEventListener('pointerdown', () => over.abort(), { capture: true, signal: over.signal })
    return () => over.abort()
  }, [field])
}

/** The same for the note that is being begun, in the draft that is selected. */
export function useNoteTypedAhead(drafts: DraftStore, selected: string | null): void {
  useTypedAhead(useMemo(() => {
    const draft = () => (selected === null ? undefined : drafts.snapshot()[selected])
    return {
      words: () => {
        const note = draft()
        return note?.kind === 'note' ? note.body : null
      },
      write: (body) => {
        const note = draft()
        if (selected !== null && note?.kind === 'note') drafts.put(selected, { ...note, body })
      },
    }
  }, [drafts, selected]))
}

/** The words after a key; undefined for one that writes nothing. */
function typedInto(words: string, { key, ctrlKey, metaKey, altKey, target }: KeyboardEvent, isOneLine: boolean): string | undefined {
  // Ctrl and Alt together are AltGr, which writes.
  if (metaKey || ctrlKey !== altKey) return undefined
  // These press what has the focus.
  if ((key === 'Enter' || key === ' ') && target instanceof Element && target.closest('a[href], button') !== null) return undefined
  if (key === 'Backspace') return words.slice(0, -1)
  if (key === 'Enter' && !isOneLine) return `${words}\n`
  return [...key].length === 1 ? words + key : undefined
}
