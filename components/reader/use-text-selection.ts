import { useCallback, useEffect, useRef, useState } from 'react'
import { selectedRange, selectRange } from '@/lib/anchoring/selection.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/** On a touch screen the handles are moved without a press that we see: a pause says that the selection is made. */
const pause = 250

/**
 * What is selected of the text, once it is made: not while the mouse still drags. Null when nothing is, or when the
 * selection is elsewhere on the page.
 */
export function useTextSelection(index: TextIndex | null): { selection: TextRange | null; select: (range: TextRange | null) => void } {
  const [selection, setSelection] = useState<TextRange | null>(null)
  const pressed = useRef(false)

  useEffect(() => {
    if (index === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      const found = document.getSelection()
      const within = found?.anchorNode != null && found.focusNode != null && (index.root.contains(found.anchorNode) || index.root.contains(found.focusNode))
      const range = within ? selectedRange(index, found) : null
      setSelection((before) => (before?.start === range?.start && before?.end === range?.end ? before : range))
    }
    const changed = () => {
      clearTimeout(timer)
      if (document.getSelection()?.isCollapsed !== false) {
        // A click in the margin's fields collapses it at once; the popover goes with it.
        if (!pressed.current) read()
        return
      }
      if (!pressed.current) timer = setTimeout(read, pause)
    }
    const down = (event: PointerEvent) => { if (event.pointerType === 'mouse' && event.button === 0) pressed.current = true }
    const up = () => {
      pressed.current = false
      clearTimeout(timer)
      // The browser settles the selection after the event (a click on selected text collapses it).
      timer = setTimeout(read)
    }
    document.addEventListener('selectionchange', changed)
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', changed)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
    }
  }, [index])

  const select = useCallback((range: TextRange | null) => {
    if (index === null) return
    if (range === null) document.getSelection()?.removeAllRanges()
    else selectRange(index, range)
    setSelection(range)
  }, [index])

  return { selection, select }
}
