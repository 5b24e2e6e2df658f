import fs from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { maxUpload, tooLargeSentence } from '@/lib/domain/course/reading-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { runImport } from '@/server/importing/run-import.ts'
import { toJson } from '@/lib/importing/to-json.ts'
import { toOutline } from '@/server/importing/to-outline.ts'
import { RefusedError } from './refused-error.ts'
import { UsageError } from './usage-error.ts'

const usage = `Say which file to read:

  npm run -s import -- FILE          shows what is made of it
  npm run -s import -- FILE --json   the same as JSON`

/** `npm run import -- FILE [--json]`: a file as the reading it would become. Needs no database and keeps nothing. */
export async function importFile(args: string[]): Promise<string> {
  const { file, json } = readArguments(args)
  try {
    const reading = await runImport({ bytes: await readBytes(file), fileName: path.basename(file) })
    return json ? JSON.stringify(toJson(reading)) : toOutline(reading)
  } catch (error) {
    if (error instanceof AppError) throw new RefusedError(error)
    throw error
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  const found = await fs.stat(file).catch((cause: unknown) => { throw new AppError('not-found', `There is no file ${file}.`, { cause }) })
  if (!found.isFile()) throw new AppError('invalid', `${file} is not a file.`)
  if (found.size > maxUpload) throw new AppError('too-large', tooLargeSentence)
  return fs.readFile(file)
}

function readArguments(args: string[]): { file: string; json: boolean } {
  const parsed = (() => {
    try {
      return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
    } catch {
      throw new UsageError(usage)
    }
  })()
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0) throw new UsageError(usage)
  return { file, json: parsed.values.json }
}
