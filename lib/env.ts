import { z } from 'zod'
import { shared } from './shared.ts'

/** A setting is wrong or missing; the message says which, and why. */
export class EnvError extends Error {}

const port = z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be from 1 to 65535').max(65535, 'must be from 1 to 65535')
const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((v) => v === 'true' || v === '1')

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Where people reach Postil; decides cookies' names, links and which Origin is ours. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://').optional(),
  /** Through which several processes that serve the same rooms speak to each other. */
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://').optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: flag.default(false),
  SIGNUP: z.enum(['invite', 'open'], 'must be invite or open').default('invite'),
  /** Whether the sample seminar is put in on the first run. */
  SAMPLE: flag.default(true),
  /** Whether a reading may be taken from a web address, which this server then asks. */
  IMPORT_FROM_WEB: z.enum(['on', 'off'], 'must be on or off').default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent').default('info'),
})

/** Every setting there is; .env.example explains each. */
export const settingNames = Object.keys(schema.shape)

export interface Env {
  port: number
  host: string
  publicUrl: string
  databaseUrl: string
  /** Null where this is the only process. */
  redisUrl: string | null
  dataDir: string
  authSecret: string
  trustProxy: boolean
  signup: 'invite' | 'open'
  sample: boolean
  importFromWeb: boolean
  logLevel: string
}

/** What the start-up itself supplies where the environment is silent: the embedded database's address and a secret kept beside it. */
export type EnvDefaults = Partial<Pick<Env, 'databaseUrl' | 'authSecret'>>

/** Parses settings. Throws EnvError with one sentence for the first wrong one. An empty string counts as not set. */
export function parseEnv(source: Record<string, string | undefined>, defaults: EnvDefaults = {}): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new EnvError(`The setting ${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}.`)
  }
  const e = result.data
  const databaseUrl = e.DATABASE_URL ?? defaults.databaseUrl
  if (databaseUrl === undefined) throw new EnvError('The setting DATABASE_URL is missing.')
  const authSecret = e.AUTH_SECRET ?? (e.DATABASE_URL === undefined ? defaults.authSecret : undefined)
  if (authSecret === undefined) {
    throw new EnvError('The setting AUTH_SECRET is missing: with DATABASE_URL set, it must be set too (at least 32 random characters).')
  }
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    databaseUrl,
    redisUrl: e.REDIS_URL ?? null,
    dataDir: e.DATA_DIR,
    authSecret,
    trustProxy: e.TRUST_PROXY,
    signup: e.SIGNUP,
    sample: e.SAMPLE,
    importFromWeb: e.IMPORT_FROM_WEB === 'on',
    logLevel: e.LOG_LEVEL,
  }
}

/** The settings of this process. The start-up may give defaults first with `setEnv`. */
export const env = (): Env => shared('env', () => parseEnv(process.env))

/** Fixes the settings before anything reads them. Called once, by server/main.ts and by tests. */
export function setEnv(settings: Env): void {
  ;(globalThis as unknown as Record<symbol, unknown>)[Symbol.for('postil.env')] = settings
}
