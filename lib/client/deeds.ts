import { AppError } from '@/lib/domain/error.ts'

/** Changes that are not kept in the outbox: each is done now or not at all. */
export class Deeds {
  readonly #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()

  /** Resolves once message number `message` of the present socket is durable; rejects where it did not go out, was refused, or nobody knows. */
  wait(message: number | null): Promise<void> {
    if (message === null) return Promise.reject(cannotNow())
    return new Promise((resolve, reject) => this.#waiting.set(message, { resolve, reject }))
  }

  get size(): number {
    return this.#waiting.size
  }

  acknowledge(count: number): void {
    for (const [message, { resolve }] of this.#waiting) {
      if (message > count) continue
      this.#waiting.delete(message)
      resolve()
    }
  }

  /** The socket is gone. */
  fail(reason?: string): void {
    for (const { reject } of this.#waiting.values()) reject(reason === undefined ? cannotNow() : new AppError('forbidden', reason))
    this.#waiting.clear()
  }
}

const cannotNow = () => new AppError('unavailable', 'There is no connection just now. Try again when there is.')
