import { AppError } from '@/lib/domain/error.ts'

/** Imports that may wait for their turn; each runs for ten seconds at most. */
const mostWaiting = 20

/**
 * Gives `run` a turn: at most `together` run at once, the others wait in the order they came.
 * @throws AppError unavailable where too many wait already
 */
export function makeQueue(together: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (run) => {
    if (running >= together) {
      if (waiting.length >= mostWaiting) throw new AppError('unavailable', 'Many readings are being imported right now. Try again in a minute.')
      // Whoever ends hands its place on, so `running` stays.
      await new Promise<void>((resolve) => { waiting.push(resolve) })
    } else running += 1
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
