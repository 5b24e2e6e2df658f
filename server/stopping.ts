import { log } from '@/lib/log.ts'

/** npm passes Ctrl-C on to a process that the terminal has told already: two signals within this many ms are one. */
const sameSignal = 1_000
/** Whatever hangs, the process is gone by then. */
const atMost = 30_000

/**
 * Runs `stop` once, at the first SIGINT, SIGTERM or fatal error, and ends the process. A second signal ends it at once;
 * what is left running then, the next start takes over.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let begun: number | null = null
  const end = (code: number, why: object) => {
    if (begun !== null) {
      if (performance.now() - begun > sameSignal) process.exit(130)
      return
    }
    begun = performance.now()
    log().info(why, 'stopping')
    setTimeout(() => {
      log().fatal('stopping took too long')
      process.exit(1)
    }, atMost).unref()
    stop().then(
      () => {
        log().info('stopped')
        process.exit(code)
      },
      (error: unknown) => {
        log().fatal({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      end(0, { signal })
    })
  }
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'uncaught exception')
    end(1, {})
  })
  process.on('unhandledRejection', (error) => {
    log().error({ err: error }, 'unhandled rejection')
  })
}
