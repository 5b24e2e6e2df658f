import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/**
 * Gives the database `name`, made by `make` where there is none yet; opened at the first call, and again after the browser
 * has closed it. Rejects where there is no storage, as in some private windows.
 */
export function keptOpen<Schema extends DBSchema>(name: string, make: (db: IDBPDatabase<Schema>) => void): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined
  return () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade: make,
      // A later version of the page must be able to upgrade while this one is open.
      blocking(_current, _blocked, event) {
        opened = undefined
        ;(event.target as IDBDatabase).close()
      },
      terminated() {
        opened = undefined
      },
    }).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

/** All keys that begin with `parts`: arrays sort after strings. */
export const under = (...parts: string[]) => IDBKeyRange.bound(parts, [...parts, []])
