import { importParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { cancelRunning } from '@/lib/use-cases/importing/steer-import.ts'

export const POST = route({ params: importParams }, ({ session, params }) => cancelRunning(session.user.id, params.importId))
