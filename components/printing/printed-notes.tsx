'use client'

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { bodyOf } from '@/components/margin/entries.ts'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { Endnotes } from '@/components/printing/endnotes.tsx'
import { putSigns } from '@/components/printing/note-signs.ts'
import { prepareWith, printsNotes } from '@/components/printing/print-reading.ts'
import { prepareWords } from '@/components/printing/printed-words.tsx'
import type { Painter } from '@/lib/anchoring/painter.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface PrintedNotesProps {
  /** It may be printed now: until then nothing of this is fetched. */
  wanted: boolean
  /** Of the flowing text, which is what is printed; null until it is there. */
  text: TextIndex | null
  painter: Painter | null
  /** Those that are shown, in the order of the text. */
  threads: readonly Thread[]
  /** How many there are, shown or not. */
  all: number
  layer: LayerView
}

/** On paper the threads stand as notes after the text, each with its sign there. Made when the browser is about to print, and gone afterwards. */
export function PrintedNotes({ text, painter, threads, all, layer }: PrintedNotesProps) {
  const [printing, setPrinting] = useState(false)
  const said = useMemo(() => threads.filter(hasWords), [threads])

  useEffect(() => {
    const begin = () => { if (printsNotes()) flushSync(() => setPrinting(true)) }
    const end = () => flushSync(() => setPrinting(false))
    // After `painter` began to listen: it paints all marks then, on text nodes that are whole.
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [painter])

  const latest = useRef(said)
  useEffect(() => { latest.current = said }, [said])
  useEffect(() => {
    const prepare = () => prepareWords(latest.current.flatMap((thread) => [bodyOf(thread.root), ...thread.replies.map((reply) => bodyOf(reply.value))]))
    // What a browser prints by its own key waits for nothing: so much is there before, and with the first of that key's two.
    const press = ({ key }: KeyboardEvent) => { if (key === 'Control' || key === 'Meta') void prepare() }
    void prepare()
    document.addEventListener('keydown', press)
    const forget = prepareWith(prepare)
    return () => {
      document.removeEventListener('keydown', press)
      forget()
    }
  }, [])

  useLayoutEffect(() => {
    if (!printing || text === null) return
    return putSigns(text, said.flatMap(({ range }, at) => (range === null ? [] : [{ end: range.end, number: at + 1 }])))
  }, [printing, text, said])

  return printing && said.length > 0 && <Endnotes text={text} threads={threads} said={said} all={all} layer={layer} />
}
