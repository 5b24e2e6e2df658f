import { importParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { retryImport } from '@/lib/use-cases/importing/steer-import.ts'

export const POST = route({ params: importParams }, ({ session, params }) => retryImport(session.user.id, params.importId))
