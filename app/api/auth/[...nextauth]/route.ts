import { z } from 'zod'
import { handleAuth } from '@/lib/auth/handle-auth.ts'
import { readFields } from '@/lib/http/body.ts'
import { route } from '@/lib/http/route.ts'

/** What of next-auth is reachable: its own pages and its open log are not. */
const params = z.object({
  nextauth: z.union([
    z.tuple([z.enum(['csrf', 'providers', 'session', 'signin', 'signout', 'error'])]),
    z.tuple([z.enum(['callback', 'signin']), z.enum(['credentials', 'sample'])]),
  ]),
})

export const GET = route({ session: 'none', params }, ({ request, params }) => handleAuth(request, params.nextauth, undefined))

export const POST = route({ session: 'none', params }, async ({ request, params }) => handleAuth(request, params.nextauth, await readFields(request)))
