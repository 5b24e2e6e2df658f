import v8 from 'node:v8'

/**
 * Has V8 keep what it has compiled. Otherwise it throws away what has not run for some garbage collections, and the first
 * minutes of a seminar after a quiet hour are spent compiling it again. Looked at by V8 only when it collects, so it may
 * be set at any time.
 */
export function keepCompiledCode(): void {
  v8.setFlagsFromString('--no-flush-bytecode')
}
