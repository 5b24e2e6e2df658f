import { importParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getImport } from '@/lib/use-cases/importing/open-import.ts'
import { discardImport } from '@/lib/use-cases/importing/steer-import.ts'

export const GET = route({ params: importParams }, ({ session, params }) => getImport(session.user.id, params.importId))

export const DELETE = route({ params: importParams }, ({ session, params }) => discardImport(session.user.id, params.importId))
