import { backoff } from './backoff.ts'

const isOnline = () => typeof navigator === 'undefined' || (navigator as Partial<Navigator>).onLine !== false

/** Waits before the next attempt, longer after every failure, and stops waiting when the network or the page comes back. */
export class RetryTimer {
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #attempt: () => void

  constructor(attempt: () => void) {
    this.#attempt = attempt
  }

  /** Tries again: at once, or after a while. */
  schedule(when: 'now' | 'later'): void {
    clearTimeout(this.#timer)
    const wait = when === 'now' ? 0 : backoff(this.#failures++, isOnline())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#attempt()
    }, wait)
  }

  /** Something was got done: failures count from none again. */
  succeeded(): void {
    this.#failures = 0
  }

  /** Cuts the waiting short. */
  hurry(): void {
    if (this.#timer !== undefined) this.schedule('now')
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}

/** Calls back when the page learns of a network, loses it, or is looked at again. Returns how to stop. */
export function watchNetwork({ online, offline }: { online: () => void; offline: () => void }): () => void {
  if (typeof window === 'undefined') return () => undefined
  const seen = () => { if (document.visibilityState === 'visible') online() }
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    document.removeEventListener('visibilitychange', seen)
  }
}
