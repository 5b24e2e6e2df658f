import { z } from 'zod'
import { line } from '@/lib/domain/line.ts'
import { isOwnAddress, newPassword, ownAddressSentence } from './password.ts'

/** What the forms of an account send; the routes parse with the same schemas, so a sentence is written once. */

const addressSentence = 'Write your e-mail address, as name@university.edu.'

/** Lower case, trimmed: how addresses are kept and compared. */
export const email = z.string(addressSentence).trim().toLowerCase().max(254, addressSentence).pipe(z.email(addressSentence))

export const personName = line('A name', 80, 'Write the name that others shall see.')

const linkToken = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/, 'This link is not complete. Open it again from where you got it.')

/** Signing in. Anything that is no address is simply nobody's. */
export const signInInput = z.object({
  email: z.string(addressSentence).trim().toLowerCase().min(1, addressSentence).max(254, addressSentence),
  password: z.string('Write your password.').min(1, 'Write your password.').max(1000, 'That is too long to be your password.'),
})

/** POST /api/sign-up. `invitation`: token of a course's link; `link`: of an account link; neither where anyone may sign up. */
export const signUpInput = z.object({
  invitation: linkToken.optional(),
  link: linkToken.optional(),
  name: personName,
  email,
  password: newPassword,
}).refine((input) => !isOwnAddress(input.password, input.email), { path: ['password'], message: ownAddressSentence })

/** `courseId`: where the invitation led. */
export interface SignUpResult { userId: string; courseId: string | null }

/** POST /api/invitations/accept */
export const acceptInput = z.object({ token: linkToken })
export interface AcceptResult { courseId: string }

/** POST /api/password */
export const passwordChangeInput = z.object({
  current: z.string('Write your present password.').min(1, 'Write your present password.').max(1000, 'That is too long to be your password.'),
  next: newPassword,
})

/** POST /api/password/reset: ends every session of the account. */
export const passwordResetInput = z.object({ token: linkToken, password: newPassword })
export interface PasswordResetResult { email: string }

export type SignUpInput = z.infer<typeof signUpInput>
export type PasswordChangeInput = z.infer<typeof passwordChangeInput>
export type PasswordResetInput = z.infer<typeof passwordResetInput>
