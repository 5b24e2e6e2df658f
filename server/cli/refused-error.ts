import type { AppError } from '@/lib/domain/error.ts'

/** A file was refused: one line that programs can read, exit code 2. */
export class RefusedError extends Error {
  constructor({ code, message, cause }: AppError) {
    super(`refused: ${code}: ${message.replace(/\s+/g, ' ')}`, { cause })
  }
}
