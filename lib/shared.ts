/**
 * What pages and rooms share in one process hangs on `globalThis`: Next bundles its own copy of every module,
 * so a module-level value would exist twice.
 */
export function shared<T>(name: string, make: () => T): T {
  const slots = globalThis as unknown as Record<symbol, unknown>
  const slot = Symbol.for(`postil.${name}`)
  slots[slot] ??= make()
  return slots[slot] as T
}
