import pino from 'pino'
import { env } from '@/lib/env.ts'
import { shared } from '@/lib/shared.ts'

/** The log of this process: one JSON object a line on standard output. No passwords, tokens, cookies or bodies go into it. */
export const log = (): pino.Logger =>
  shared('log', () => pino({
    level: env().logLevel,
    base: { pid: process.pid },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  }))
