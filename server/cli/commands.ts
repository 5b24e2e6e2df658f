import { EnvError } from '@/lib/env.ts'
import { AppError } from '@/lib/domain/error.ts'
import { StartError } from '@/server/start-error.ts'
import { RefusedError } from './refused-error.ts'
import { UsageError } from './usage-error.ts'

/** Gives what to print, and an exit code where it is not 0. */
type Command = (args: string[]) => Promise<string | { text: string; exitCode: number }>

/** What `npm run NAME -- ...` runs. Each loads only what it needs. */
const commands: Record<string, () => Promise<Command>> = {
  import: async () => (await import('./import.ts')).importFile,
  invite: async () => (await import('./invite.ts')).invite,
  'layers-verify': async () => (await import('./layers-verify.ts')).verifyLayers,
  migration: async () => (await import('./migration.ts')).migration,
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) throw new UsageError(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
  const command = await load()
  const said = await command(args)
  const { text, exitCode } = typeof said === 'string' ? { text: said, exitCode: 0 } : said
  // Where pipes are written to later, leaving before would cut the end off.
  await new Promise<void>((resolve) => { process.stdout.write(`${text}\n`, () => { resolve() }) })
  process.exit(exitCode)
} catch (error) {
  const forPeople = [UsageError, RefusedError, StartError, EnvError, AppError].some((kind) => error instanceof kind)
  process.stderr.write(`${error instanceof Error ? (forPeople ? error.message : error.stack ?? error.message) : String(error)}\n`)
  process.exit(error instanceof UsageError || error instanceof RefusedError || (error instanceof AppError && error.code === 'invalid') ? 2 : 1)
}
