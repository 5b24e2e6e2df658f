import { listNames } from '@/lib/db/memberships.ts'

/** What those who started debates are called, by their id. */
export async function findStarters(userIds: string[]): Promise<(userId: string) => string> {
  const names = await listNames([...new Set(userIds)])
  return (userId) => names.get(userId) ?? 'Somebody who is gone'
}
