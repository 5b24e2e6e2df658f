import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Thread } from '@/components/margin/threads.ts'
import type { Selecting } from '@/components/reader/room-context.ts'
import { goToPassage } from '@/components/reader/scroll-to.ts'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import type { Painter } from '@/lib/anchoring/painter.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import { decodePassage, findPassage } from '@/lib/domain/annotation/passage.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface AddressParts {
  index: TextIndex | null
  painter: Painter | null
  live: readonly LiveLayer[]
  threads: readonly Thread[]
  loaded: boolean
  chosen: LayerView | null
  chooseLayer: (id: string) => void
  select: (key: string, how: Selecting) => void
  /** Told what was not found. */
  tell: (sentence: string) => void
}

/** Follows the fragment of the address, on opening and when it changes: to a passage (`#q=`), or to a note (`#note=`). */
export function useAddress({ index, painter, live, threads, loaded, chosen, chooseLayer, select, tell }: AddressParts): void {
  const t = useTranslations('reader')
  const [fragment, setFragment] = useState('')
  const followed = useRef('')
  useEffect(() => {
    const read = () => {
      followed.current = ''
      setFragment(location.hash)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])

  useEffect(() => {
    const passage = decodePassage(fragment)
    if (passage === null || index === null || painter === null || followed.current === fragment) return
    followed.current = fragment
    const range = findPassage(index.text, passage)
    if (range === null) {
      tell(t('links.passageGone'))
      return
    }
    // Before the typeface is there the lines stand elsewhere.
    void document.fonts.ready.then(() => {
      goToPassage(index, range)
      painter.flash(range)
    })
  }, [t, fragment, index, painter, tell])

  useEffect(() => {
    const note = new URLSearchParams(fragment.slice(1)).get('note')
    if (note === null || index === null || followed.current === fragment) return
    const home = live.find(({ snapshot }) => snapshot.entries.has(note))
    if (home === undefined) {
      if (!live.every(({ snapshot }) => snapshot.loaded || snapshot.status === 'ended')) return
      followed.current = fragment
      tell(t('links.noteGone'))
      return
    }
    if (home.layer.kind !== 'private' && home.layer.id !== chosen?.id) {
      chooseLayer(home.layer.id)
      return
    }
    if (!loaded) return
    followed.current = fragment
    const value = home.snapshot.entries.get(note)?.value
    const key = value?.kind === 'reply' ? value.thread : note
    if (threads.some((thread) => thread.key === key)) select(key, { reveal: true, focus: true })
    else tell(t('links.noteGone'))
  }, [t, fragment, index, live, threads, loaded, chosen, chooseLayer, select, tell])
}
