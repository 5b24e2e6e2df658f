import { answering, type Answering } from '@/lib/domain/annotation/mark.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'

/** A claim that is being written: on this device only, per person, reading and passage, so that a reload or a crash takes nothing. */
export interface ClaimDraft {
  /** Missing where it rests on no passage. */
  target?: Target | undefined
  body: string
  /** The debate it is for, and the claim it answers there; null where none was chosen. */
  debateId: string | null
  to: string | null
  relation: Answering | null
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export const claimDraftsKey = (userId: string, readingId: string) => `postil.drafts.${userId}.${readingId}.claims`

/** Where a draft is kept: one a passage. */
export function passageId(target: Target | undefined): string {
  if (target === undefined) return 'none'
  const [{ start, end }] = target.selector
  return `${target.version}:${start}-${end}`
}

/** The drafts of one person on one reading; read at every turn, since another tab may have written. */
export class ClaimDrafts {
  readonly #storage: Kept
  readonly #key: string

  constructor(storage: Kept, key: string) {
    this.#storage = storage
    this.#key = key
  }

  /** The last begun comes last. */
  list(): ClaimDraft[] {
    return Object.values(this.#read())
  }

  find(target: Target | undefined): ClaimDraft | null {
    return this.#read()[passageId(target)] ?? null
  }

  /** Words are worth keeping; an emptied field is not. */
  put(draft: ClaimDraft): void {
    const { [passageId(draft.target)]: _before, ...others } = this.#read()
    this.#write(draft.body.trim() === '' ? others : { ...others, [passageId(draft.target)]: draft })
  }

  drop(target: Target | undefined): void {
    const { [passageId(target)]: _dropped, ...others } = this.#read()
    this.#write(others)
  }

  #read(): Record<string, ClaimDraft> {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#key) ?? '{}') as { drafts?: unknown } | null
      return Object.fromEntries(Object.entries(kept?.drafts ?? {}).filter((one): one is [string, ClaimDraft] => isClaimDraft(one[1])))
    } catch {
      return {}
    }
  }

  #write(drafts: Record<string, ClaimDraft>): void {
    try {
      // `drafts` as margin/drafts.ts has it: who signs out is told of them (margin/device-drafts.ts).
      if (Object.keys(drafts).length === 0) this.#storage.removeItem(this.#key)
      else this.#storage.setItem(this.#key, JSON.stringify({ drafts }))
    } catch {
      // Storage is full or forbidden: the words live as long as the dialog.
    }
  }
}

/** Whether what was kept is a draft as this version of Postil writes them. */
function isClaimDraft(kept: unknown): kept is ClaimDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const { body, debateId, to, relation, target } = kept as Record<string, unknown>
  return typeof body === 'string' && [debateId, to].every((one) => one === null || typeof one === 'string') &&
    (relation === null || answering.some((one) => one === relation)) && (target === undefined || isTarget(target))
}

function isTarget(kept: unknown): boolean {
  const { version, selector } = (kept ?? {}) as { version?: unknown; selector?: unknown }
  const [position, quote] = (Array.isArray(selector) ? selector : []) as Record<string, unknown>[]
  return typeof version === 'string' && Number.isInteger(position?.['start']) && Number.isInteger(position?.['end']) && typeof quote?.['exact'] === 'string'
}
