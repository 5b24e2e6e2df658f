import { deviceStorage } from '@/components/reader/device-storage.ts'

type Kept = Pick<Storage, 'getItem' | 'removeItem' | 'key' | 'length'>

/** What this browser keeps of one person under a name of ours, as `postil.drafts.USER.READING`. */
function keysOf(storage: Kept, userId: string, what = '[a-z]+'): string[] {
  const ours = new RegExp(`^postil\\.${what}\\.${userId.replace(/[^\w-]/g, '')}(?:\\.|$)`)
  return Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter((key) => key !== null && ours.test(key)) as string[]
}

const here = (): Kept | null => {
  const storage = deviceStorage()
  return 'key' in storage ? (storage as Storage) : null
}

/** How many things this person has begun to write in this browser and not sent. */
export function countDeviceDrafts(userId: string, storage: Kept | null = here()): number {
  if (storage === null) return 0
  return keysOf(storage, userId, 'drafts').reduce((sum, key) => {
    try {
      const { drafts } = JSON.parse(storage.getItem(key) ?? '{}') as { drafts?: object }
      return sum + Object.keys(drafts ?? {}).length
    } catch {
      return sum
    }
  }, 0)
}

/** Forgets all that this browser keeps of a person: drafts, places, what was seen. For signing out of a shared machine. */
export function clearDeviceTraces(userId: string, storage: Kept | null = here()): void {
  if (storage === null) return
  for (const key of keysOf(storage, userId)) storage.removeItem(key)
}
