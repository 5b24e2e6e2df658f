import type { RefusalCode } from '@/lib/domain/layer/wire.ts'
import { refusalSentences } from '@/lib/domain/layer/refusal.ts'

/** An update breaks a rule. `keys` are the entries concerned, where they are known. The message may be shown to its writer. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly keys: string[]

  constructor(code: RefusalCode, keys: string[] = [], message: string = refusalSentences[code]) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.keys = keys
  }
}

/** An update builds on something of its writer's own that the server does not have (yet). */
export class Gap extends Error {}
