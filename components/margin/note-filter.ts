import { bodyOf } from '@/components/margin/entries.ts'
import { folded, sameWord } from '@/components/margin/same-word.ts'
import { markOf, type Thread } from '@/components/margin/threads.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'

export const motivations = ['highlighting', 'commenting', 'questioning'] as const satisfies readonly Annotation['motivation'][]
export const states = ['unread', 'mine', 'unanswered'] as const
export const settled = ['any', 'open', 'resolved'] as const
export const orders = ['text', 'newest', 'discussed'] as const

/** Which notes are shown, and in which order. Within a list any of it suffices; of the lists all must hold. */
export interface NoteFilter {
  /** Aliases of people who wrote the note or an answer. */
  people: readonly string[]
  layers: readonly string[]
  marks: readonly Mark[]
  motivations: readonly Annotation['motivation'][]
  tags: readonly string[]
  states: readonly (typeof states)[number][]
  settled: (typeof settled)[number]
  /** Found in the words of a note, its answers, its tags and what it quotes. */
  words: string
  order: (typeof orders)[number]
}

export const noFilter: NoteFilter = { people: [], layers: [], marks: [], motivations: [], tags: [], states: [], settled: 'any', words: '', order: 'text' }

/** How many things are asked for; 0 shows everything. The order hides nothing. */
export const countAsked = ({ people, layers, marks: kinds, motivations: whys, tags, states: asked, settled: end, words }: NoteFilter): number =>
  people.length + layers.length + kinds.length + whys.length + tags.length + asked.length + (end === 'any' ? 0 : 1) + (words.trim() === '' ? 0 : 1)

interface Knowing {
  aliasOf: (handle: string) => string
  isUnread: (thread: Thread) => boolean
}

/** Whether `thread` is what `filter` asks for. */
export function passes(thread: Thread, filter: NoteFilter, { aliasOf, isUnread }: Knowing): boolean {
  const { people, layers, marks: kinds, motivations: whys, tags, states: asked, settled: end } = filter
  const note = thread.root.kind === 'annotation' ? thread.root : null
  const writers = [thread.entry, ...thread.replies.map((reply) => reply.entry)]
  if (people.length > 0 && !writers.some((entry) => people.includes(aliasOf(entry.handle)))) return false
  if (layers.length > 0 && !layers.includes(thread.layer.id)) return false
  if (kinds.length > 0 && (note === null || !kinds.includes(markOf(thread)))) return false
  if (whys.length > 0 && (note === null || !whys.includes(note.motivation))) return false
  if (tags.length > 0 && !tags.some((tag) => note?.tags?.some((one) => sameWord(one, tag)))) return false
  if (asked.length > 0 && !asked.some((state) => isIn(state, thread, isUnread))) return false
  if (end !== 'any' && thread.resolved !== (end === 'resolved')) return false
  return says(thread, filter.words)
}

function isIn(state: (typeof states)[number], thread: Thread, isUnread: (thread: Thread) => boolean): boolean {
  switch (state) {
    case 'unread': return isUnread(thread)
    case 'mine': return thread.entry.mine || thread.replies.some((reply) => reply.entry.mine)
    case 'unanswered': return thread.unanswered
  }
}

function says(thread: Thread, words: string): boolean {
  const asked = folded(words).split(/\s+/).filter((word) => word !== '')
  if (asked.length === 0) return true
  const said = wordsOf(thread)
  return asked.every((word) => said.includes(word))
}

/** A thread is a new object when anything in it changes. */
const saidIn = new WeakMap<Thread, string>()

function wordsOf(thread: Thread): string {
  const known = saidIn.get(thread)
  if (known !== undefined) return known
  const tags = thread.root.kind === 'annotation' ? (thread.root.tags ?? []) : []
  const said = folded([bodyOf(thread.root), thread.quote, ...tags, ...thread.replies.map((reply) => bodyOf(reply.value))].join('\n'))
  saidIn.set(thread, said)
  return said
}

/** The threads in the order asked for. Stays the text's where two are equal. */
export function inOrder(threads: readonly Thread[], order: NoteFilter['order']): readonly Thread[] {
  switch (order) {
    case 'text': return threads
    case 'newest': return threads.toSorted((a, b) => latest(b) - latest(a))
    case 'discussed': return threads.toSorted((a, b) => discussed(b) - discussed(a))
  }
}

const latest = (thread: Thread) => Math.max(...[thread.root.written, ...thread.replies.map((reply) => reply.value.written)].map((written) => Date.parse(written)))
const discussed = (thread: Thread) => thread.replies.length * 100 + [...thread.reactions.values()].flat().reduce((sum, { handles }) => sum + handles.length, 0)

/** The tags of some threads, the most used first. */
export function tagsOf(threads: readonly Thread[]): string[] {
  const counts = new Map<string, number>()
  for (const { root } of threads) if (root.kind === 'annotation') for (const tag of root.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag)
}

const lists = { by: 'people', in: 'layers', tag: 'tags' } as const

/** `query` with the filter in it, beside whatever else it says; empty parts are left out. */
export function writeFilter(query: URLSearchParams, filter: NoteFilter): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const name of ['by', 'in', 'tag', 'mark', 'why', 'show', 'words', 'sort']) next.delete(name)
  for (const [name, field] of Object.entries(lists)) for (const one of filter[field]) next.append(name, one)
  if (filter.marks.length > 0) next.set('mark', filter.marks.join(' '))
  if (filter.motivations.length > 0) next.set('why', filter.motivations.join(' '))
  const shown = [...filter.states, ...(filter.settled === 'any' ? [] : [filter.settled])]
  if (shown.length > 0) next.set('show', shown.join(' '))
  if (filter.words.trim() !== '') next.set('words', filter.words.trim())
  if (filter.order !== 'text') next.set('sort', filter.order)
  return next
}

/** The filter of an address. What it does not know it takes as not said. */
export function readFilter(query: URLSearchParams): NoteFilter {
  const among = <T extends string>(name: string, known: readonly T[]) => known.filter((one) => (query.get(name) ?? '').split(' ').includes(one))
  return {
    people: query.getAll('by'), layers: query.getAll('in'), tags: query.getAll('tag'),
    marks: among('mark', marks), motivations: among('why', motivations), states: among('show', states),
    settled: among('show', ['open', 'resolved'] as const)[0] ?? 'any',
    words: query.get('words') ?? '', order: among('sort', orders)[0] ?? 'text',
  }
}
