import type { Role } from '@/lib/domain/course/policy.ts'
import type { ShellView } from '@/lib/domain/course/views.ts'

/** What the pages at the door and the account page show, as the use cases give it. Times are ISO 8601, UTC. */

/** `/sign-in`: use-cases/account/open-sign-in.ts */
export interface SignInView {
  /** People of the sample seminar, where the address carries the token and the door is open; sign in with `signInAsSample(token, userId)`. */
  sample: { token: string; people: { userId: string; name: string; initials: string; tint: number; /** Null for somebody who is in no course. */ role: Role | null; /** The group, or the course. */ place: string }[] } | null
  /** Whether anyone may make an account at /sign-up. */
  signUpOpen: boolean
}

/** `/join/[token]`: use-cases/course/open-invitation.ts */
export type InvitationPageView =
  | {
      state: 'open'
      course: { id: string; title: string }
      role: Role
      group: string | null
      invitedBy: string
      expiresAt: string
      /** Who is signed in: may accept with one press. Null: sign up (or sign in and come back). */
      me: { name: string; email: string; isMember: boolean } | null
    }
  /** The sentence says whether it was revoked, has expired, or never was. */
  | { state: 'gone'; message: string }

/** `/welcome/[token]` (setup, invite) and `/reset/[token]`: use-cases/account/open-account-link.ts */
export type AccountLinkView =
  /** setup: the first account of this installation. `email` is fixed where the link was made for one. */
  | { state: 'open'; purpose: 'setup' | 'invite'; email: string | null; isAdmin: boolean; isInstructor: boolean; expiresAt: string }
  | { state: 'open'; purpose: 'reset'; name: string; email: string; expiresAt: string }
  | { state: 'gone'; message: string }

export interface SessionView {
  id: string
  /** This browser's own. */
  current: boolean
  /** "Firefox on Linux" */
  device: string
  createdAt: string
  expiresAt: string
}

/** `/account`: use-cases/account/open-account.ts */
export interface AccountView {
  shell: ShellView
  name: string
  email: string
  isAdmin: boolean
  isInstructor: boolean
  isSample: boolean
  sessions: SessionView[]
}

/** GET /api/account/sessions */
export interface SessionsResult { sessions: SessionView[] }
