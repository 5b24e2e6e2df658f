import { StartError } from '@/server/start-error.ts'

const known: [pattern: RegExp, sentence: string][] = [
  [/no space left on device|ENOSPC|disk full/i, 'The disk is full: make room on it and start again.'],
  [/could not (?:create|resize) shared memory|could not map anonymous shared memory/i, 'There is too little memory for PostgreSQL: close other programs and start again.'],
  [/permission denied|EACCES|EPERM|read-only file system|EROFS/i, 'The data folder cannot be written to: check who owns it, or set DATA_DIR to another one.'],
  [/initialized by PostgreSQL version|not compatible with this version/i, 'Its data was made by another version of PostgreSQL than the one that comes with this Postil.'],
]

/** A StartError that begins with `what` and says why in plain words where `output` (of a program, a log or an error) shows a known cause. */
export function asStartError(what: string, output: string): StartError {
  const why = known.find(([pattern]) => pattern.test(output))?.[1]
  const last = output.trim().split('\n').filter((line) => /FATAL|PANIC|error/i.test(line)).at(-1) ?? output.trim().split('\n').at(-1) ?? ''
  return new StartError(`${what} ${why ?? (last === '' ? 'It gave no reason.' : `PostgreSQL says: ${last.trim()}`)}`, { cause: output })
}
