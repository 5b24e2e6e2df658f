import type { Limit } from '@/lib/auth/limits.ts'
import { findPreferences, mergePreferences } from '@/lib/db/preferences.ts'
import { readPreferences, type Preferences, type PreferencesChange } from '@/lib/domain/account/preferences.ts'

export const preferencesLimit: Limit = { name: 'preferences', max: 120, windowSeconds: 60 }

export const getPreferences = async (userId: string): Promise<Preferences> => readPreferences(await findPreferences(userId))

/** Keeps what has changed, and gives all of it. */
export async function changePreferences(userId: string, change: PreferencesChange): Promise<Preferences> {
  await mergePreferences(userId, change)
  return getPreferences(userId)
}
