'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMarkWord } from '@/components/margin/kind.tsx'
import { markOf, type Thread } from '@/components/margin/threads.ts'
import { sayWhenFully } from '@/components/margin/when.ts'
import { printedNoteId } from '@/components/printing/note-signs.ts'
import { PrintedWords } from '@/components/printing/printed-words.tsx'
import { firstName } from '@/components/presence/present-people.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import { marks } from '@/lib/domain/annotation/mark.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** Letters of a passage that are quoted from its beginning, and from its end where it is longer. */
const head = 60
const tail = 30

interface EndnotesProps {
  text: TextIndex | null
  /** All whose marks are on paper, and those of them that say something: the notes. */
  threads: readonly Thread[]
  said: readonly Thread[]
  all: number
  layer: LayerView
}

/** The notes after a printed text, numbered in its order, and what the underlines in it mean. */
export function Endnotes({ text, threads, said, all, layer }: EndnotesProps) {
  const t = useTranslations('printing')
  const language = useLocale()
  const wordOf = useMarkWord()
  const marked = new Set(threads.filter(({ range }) => range !== null).map(markOf))
  return (
    <section className="printed-notes" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="of">{t(layer.kind === 'private' ? 'own' : 'layer', { layer: layer.name, when: sayWhenFully(new Date().toISOString(), language) })}{threads.length < all && ` ${t('filtered', { shown: threads.length, all })}`}</p>
      {marked.size > 0 && <p className="of">{t('marks')} {marks.filter((mark) => marked.has(mark)).map((mark, at) => <span key={mark}>{at > 0 && ', '}<span className={`swatch k-${mark}`}>{wordOf(mark)}</span></span>)}</p>}
      <ol>{said.map((thread, at) => <Endnote key={thread.key} number={at + 1} text={text} thread={thread} />)}</ol>
    </section>
  )
}

function Endnote({ number, text, thread }: { number: number; text: TextIndex | null; thread: Thread }) {
  const t = useTranslations('printing')
  const margin = useTranslations('margin')
  const wordOf = useMarkWord()
  const { people } = useRoom()
  const nameOf = ({ handle }: LayerEntry) => personAt(people, handle).name
  const { root, range } = thread
  const passage = range === null || text === null ? thread.quote : text.text.slice(range.start, range.end)
  const paragraph = range === null || text === null ? null : numberAt(text, range.start)
  const tags = root.kind === 'annotation' ? (root.tags ?? []) : []
  return (
    <li id={printedNoteId(number)} value={number} data-label={number}>
      <p className="passage" dir="auto">{t('passage', { words: shorten(passage) })}{paragraph !== null && <span className="at"> ¶ {paragraph}</span>}{range === null && <span className="at"> {margin(thread.lost ? 'passageLost' : 'passageSought')}</span>}</p>
      <Words entry={thread.entry} what={[wordOf(markOf(thread)), thread.layer.kind === 'private' ? margin('onlyYou') : null, thread.resolved ? t('settled') : null]}>
        {root.kind === 'withdrawal' ? <p className="gone">{margin('thread.withdrawn', { mine: 'no', name: firstName(nameOf(thread.entry)) })}</p> : <PrintedWords source={root.body} />}
        {tags.length > 0 && <p className="at">{tags.map((tag) => `#${tag}`).join(' ')}</p>}
      </Words>
      {thread.replies.length > 0 && (
        <ul>
          {thread.replies.map(({ entry, value }) => (
            <li key={entry.key}>
              <Words entry={entry} what={[value.kind === 'reply' && value.stance !== 'plain' ? margin(`stances.says.${value.stance}`) : null]}>
                {value.kind === 'reply' ? <PrintedWords source={value.body} /> : <p className="gone">{margin('reply.withdrawn', { mine: 'no', name: firstName(nameOf(entry)) })}</p>}
              </Words>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Whose words, when, and them. */
function Words({ entry, what, children }: { entry: LayerEntry; what: readonly (string | null)[]; children: ReactNode }) {
  const margin = useTranslations('margin')
  const language = useLocale()
  const { people } = useRoom()
  const { value } = entry
  const written = value.kind === 'withdrawal' ? value.withdrawn : value.written
  const details = [...what, sayWhenFully(written, language), 'edited' in value && value.edited !== undefined ? margin('edited') : null, entry.hidden === true ? margin(entry.mine ? 'hiddenMine' : 'hidden') : null]
  return (
    <>
      <p className="who"><b>{personAt(people, entry.handle).name}</b> {details.filter((one) => one !== null).join(' · ')}</p>
      {children}
    </>
  )
}

/** The words of a passage by which it is found, with what lies between left out. */
function shorten(passage: string): string {
  const words = passage.replaceAll(/\s+/g, ' ').trim()
  if (words.length <= head + tail + 20) return words
  return `${words.slice(0, head).replace(/\s\S*$/, '')} … ${words.slice(-tail).replace(/^\S*\s/, '')}`
}

/** The number that hangs at the paragraph of `offset`; null where it has none. */
function numberAt(text: TextIndex, offset: number): string | null {
  const element = text.blocks[text.blockAt(offset)]?.element
  return element?.closest<HTMLElement>('[data-n]')?.dataset['n'] ?? null
}
