import { EnvError } from '@/lib/env.ts'
import { AppError } from '@/lib/domain/error.ts'
import { StartError } from '@/server/start-error.ts'
import { invite } from './invite.ts'
import { migration } from './migration.ts'
import { UsageError } from './usage-error.ts'

/** What `npm run NAME -- ...` runs: gives what to print. */
const commands: Record<string, (args: string[]) => Promise<string>> = { invite, migration }

const [name = '', ...args] = process.argv.slice(2)
try {
  const command = commands[name]
  if (command === undefined) throw new UsageError(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`)
  process.stdout.write(`${await command(args)}\n`)
  process.exit(0)
} catch (error) {
  const forPeople = [UsageError, StartError, EnvError, AppError].some((kind) => error instanceof kind)
  process.stderr.write(`${error instanceof Error ? (forPeople ? error.message : error.stack ?? error.message) : String(error)}\n`)
  process.exit(error instanceof UsageError || (error instanceof AppError && error.code === 'invalid') ? 2 : 1)
}
