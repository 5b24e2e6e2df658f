import type { EntryValue } from '@/lib/domain/annotation/entry.ts'

/** A value sent on the present socket and not yet acknowledged. */
export interface Sent {
  key: string
  rev: string
  value: EntryValue
  /** Its number among the update messages of the socket. */
  message: number
  /** It took the place of something that its writer had not seen. */
  blind: boolean
}

/** What is on its way, in the order in which it was sent. */
export class InFlight {
  #sent: Sent[] = []

  get size(): number {
    return this.#sent.length
  }

  /** What was last sent at `key`. */
  at(key: string): Sent | undefined {
    return this.#sent.findLast((sent) => sent.key === key)
  }

  add(sent: Sent): void {
    this.#sent.push(sent)
  }

  /** Takes out what the first `count` messages carried. */
  takeUpTo(count: number): Sent[] {
    const taken = this.#sent.filter((sent) => sent.message <= count)
    this.#sent = this.#sent.filter((sent) => sent.message > count)
    return taken
  }

  /** What message `count` carried; where it carried nothing known, what is on its way at `keys`. */
  refused(count: number, keys: readonly string[]): Sent[] {
    const byMessage = this.#sent.filter((sent) => sent.message === count)
    return byMessage.length > 0 ? byMessage : this.#sent.filter((sent) => keys.includes(sent.key))
  }

  /** The only one on its way, if it is one. */
  only(): Sent | undefined {
    return this.#sent.length === 1 ? this.#sent[0] : undefined
  }

  clear(): void {
    this.#sent = []
  }
}
