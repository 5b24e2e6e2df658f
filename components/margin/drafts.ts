import { answering, marks, stances, type Answering, type Mark, type Stance } from '@/lib/domain/annotation/mark.ts'

/**
 * What is being written and not yet sent: on this device only, per person and reading or debate, so that a reload or a crash
 * takes nothing. `id` says what it is for: `note` (one new note at a time a passage), `reply:KEY`, `edit:KEY`, `claim:RELATION:KEY`.
 */
export interface NoteDraft {
  kind: 'note'
  layerId: string
  start: number
  end: number
  motivation: 'commenting' | 'questioning'
  mark: Mark
  body: string
  tags?: string[] | undefined
  /** The layer it was begun for, where it was sent on to another since. */
  begunFor?: string | undefined
  /** The words it is written on, and on which text, so that its place can be found in another. */
  quote?: { version: string; exact: string; prefix: string; suffix: string } | undefined
}
export interface ReplyDraft { kind: 'reply'; thread: string; stance: Stance; body: string }
export interface EditDraft { kind: 'edit'; key: string; body: string; tags?: string[] | undefined }
/** A claim of a debate: put to another, or by itself. */
export interface ClaimDraft { kind: 'claim'; answers: { to: string; relation: Answering } | null; body: string }
export type Draft = NoteDraft | ReplyDraft | EditDraft | ClaimDraft
export type Drafts = Readonly<Record<string, Draft>>

export const draftKey = (userId: string, readingId: string) => `postil.drafts.${userId}.${readingId}`
export const noteDraftId = (start: number, end: number) => `note:${start}-${end}`
export const replyDraftId = (thread: string) => `reply:${thread}`
export const editDraftId = (key: string) => `edit:${key}`
export const claimDraftId = (answers: ClaimDraft['answers']) => (answers === null ? 'claim' : `claim:${answers.relation}:${answers.to}`)

/** Words are worth keeping; an emptied field is not. */
const isWorthKeeping = (one: Draft) => one.body.trim() !== '' || (one.kind === 'edit' && one.tags !== undefined)

/** A small store over localStorage, for useSyncExternalStore. A device without room for it keeps drafts for this page only. */
export class DraftStore {
  #drafts: Drafts
  /** Notes that were begun on another version of the text, by their ids there: kept, and shown once they have a place in this one. */
  #moving: ReadonlyMap<string, NoteDraft>
  readonly #listeners = new Set<() => void>()
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly #key: string
  readonly #version: string

  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, key: string, version: string) {
    this.#storage = storage
    this.#key = key
    this.#version = version
    const kept = this.#read()
    const isMoving = (one: Draft): one is NoteDraft => one.kind === 'note' && one.quote !== undefined && one.quote.version !== version
    this.#moving = new Map(kept.flatMap(([id, one]) => (isMoving(one) ? [[id, one]] : [])))
    this.#drafts = Object.fromEntries(kept.filter(([, one]) => !isMoving(one)))
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly snapshot = () => this.#drafts

  put(id: string, one: Draft): void {
    this.#set({ ...this.#drafts, [id]: one })
  }

  /** Those that still have to find their place: `land` each. */
  moving(): ReadonlyMap<string, NoteDraft> {
    return this.#moving
  }

  /** A draft that was moving has a place in this text. */
  land(id: string, one: NoteDraft): void {
    this.#moving = new Map([...this.#moving].filter(([other]) => other !== id))
    this.put(noteDraftId(one.start, one.end), one)
  }

  drop(id: string): void {
    if (!(id in this.#drafts)) return
    const { [id]: _dropped, ...rest } = this.#drafts
    this.#set(rest)
  }

  /** Closes what was being written: words stay, an empty field goes. */
  close(id: string): void {
    const one = this.#drafts[id]
    if (one !== undefined && !isWorthKeeping(one)) this.drop(id)
  }

  #set(drafts: Drafts): void {
    this.#drafts = drafts
    this.#write()
    for (const listener of this.#listeners) listener()
  }

  #read(): [string, Draft][] {
    try {
      const found: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? 'null')
      if (!isObject(found) || !isObject(found['drafts'])) return []
      const { version, drafts } = found
      // A new note's place holds only for the text it was made on, unless its words can be found; answers and edits hold for any.
      return Object.entries(drafts).filter((kept): kept is [string, Draft] => isDraft(kept[1])).filter(([, one]) => one.kind !== 'note' || version === this.#version || one.quote !== undefined)
    } catch {
      return []
    }
  }

  #write(): void {
    const drafts = Object.fromEntries([...this.#moving, ...Object.entries(this.#drafts)].filter(([, one]) => isWorthKeeping(one)))
    try {
      if (Object.keys(drafts).length === 0) this.#storage.removeItem(this.#key)
      else this.#storage.setItem(this.#key, JSON.stringify({ version: this.#version, drafts }))
    } catch {
      // Storage is full or forbidden: the draft lives as long as the page does.
    }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isOne = (known: readonly string[], value: unknown) => typeof value === 'string' && known.includes(value)
const areWords = (value: unknown) => value === undefined || (Array.isArray(value) && value.every((word) => typeof word === 'string'))
const isOffset = (value: unknown) => Number.isInteger(value) && (value as number) >= 0

/** Whether what was kept is a draft as this version of Postil writes them: another may have kept it. */
function isDraft(kept: unknown): kept is Draft {
  if (!isObject(kept) || typeof kept['body'] !== 'string') return false
  const { layerId, start, end, motivation, mark, tags, begunFor, quote, thread, stance, key, answers } = kept
  switch (kept['kind']) {
    case 'note': return typeof layerId === 'string' && isOffset(start) && isOffset(end) && isOne(['commenting', 'questioning'], motivation) && isOne(marks, mark) && areWords(tags)
      && (begunFor === undefined || typeof begunFor === 'string') && (quote === undefined || (isObject(quote) && ['version', 'exact', 'prefix', 'suffix'].every((name) => typeof quote[name] === 'string')))
    case 'reply': return typeof thread === 'string' && isOne(stances, stance)
    case 'edit': return typeof key === 'string' && areWords(tags)
    case 'claim': return answers === null || (isObject(answers) && typeof answers['to'] === 'string' && isOne(answering, answers['relation']))
    default: return false
  }
}
