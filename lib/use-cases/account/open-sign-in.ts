import { isSampleDoorOpen } from '@/lib/auth/sample-door.ts'
import { listSamplePeople } from '@/lib/db/users.ts'
import { initialsOf, tintOf } from '@/lib/domain/account/person.ts'
import type { SignInView } from '@/lib/domain/account/views.ts'
import { env } from '@/lib/env.ts'

/** The sign-in page. `token` is the address's `sample`; `headers` are the request's own. */
export async function openSignIn(token: string | null | undefined, headers: Pick<Headers, 'get'>): Promise<SignInView> {
  const isOpen = token != null && (await isSampleDoorOpen(token, headers))
  const people = isOpen ? await listSamplePeople() : []
  return {
    sample: isOpen && people.length > 0 ? { token, people: people.map(viewSamplePerson) } : null,
    signUpOpen: env().signup === 'open',
  }
}

function viewSamplePerson({ id, name, memberships }: Awaited<ReturnType<typeof listSamplePeople>>[number]) {
  const membership = memberships[0]
  const place = membership?.role === 'instructor' ? membership.course.title : (membership?.groups[0]?.group.name ?? membership?.course.title)
  return { userId: id, name, initials: initialsOf(name), tint: tintOf(id), role: membership?.role ?? null, place: place ?? '' }
}
