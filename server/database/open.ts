import pg from 'pg'
import { StartError } from '@/server/start-error.ts'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'

export interface OpenDatabase {
  url: string
  stop(): Promise<void>
}

/** The database the settings name: someone else's, which must answer, or the embedded one, which is started. Throws StartError. */
export async function openDatabase(settings: { databaseUrl: string; dataDir: string }, embedded: boolean, options: EmbeddedOptions = {}): Promise<OpenDatabase> {
  if (embedded) return startEmbedded(settings.dataDir, options)
  await reach(settings.databaseUrl)
  return { url: settings.databaseUrl, stop: () => Promise.resolve() }
}

const causes: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. Is PostgreSQL running, and is the port right?',
  ENOTFOUND: 'there is no such host.',
  EAI_AGAIN: 'the host could not be looked up.',
  ETIMEDOUT: 'it does not answer.',
  '28P01': 'the user or the password is wrong.',
  '28000': 'that user may not connect.',
  '3D000': 'there is no such database. Create it first.',
  '57P03': 'it is still starting up. Try again in a moment.',
  '53300': 'it has too many connections already.',
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname}:${port || '5432'}${pathname}`
    throw new StartError(`The database at ${where} (DATABASE_URL) cannot be reached: ${causes[code ?? ''] ?? message}`, { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}
