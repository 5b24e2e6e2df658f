import { preferencesChange } from '@/lib/domain/account/preferences.ts'
import { route } from '@/lib/http/route.ts'
import { changePreferences, preferencesLimit } from '@/lib/use-cases/account/preferences.ts'

export const PUT = route({ body: preferencesChange, limit: preferencesLimit }, ({ session, body }) => changePreferences(session.user.id, body))
