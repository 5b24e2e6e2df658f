import { z } from 'zod'

export const minPassword = 10
/** Longer ones are not hashed: work must be bounded by what one person can mean. */
export const maxPassword = 256

/**
 * A new password, by length alone (NIST SP 800-63B, 5.1.1.2: no composition rules); it is never trimmed.
 * That it is not the e-mail address is `isOwnAddress`'s to say, where both are known.
 */
export const newPassword = z.string('Choose a password.')
  .min(minPassword, `A password needs at least ${minPassword} characters. A few words in a row are good.`)
  .max(maxPassword, `A password can have at most ${maxPassword} characters.`)
  .refine((text) => !/\p{Cs}/u.test(text), 'This password contains a broken character. Type it again.')
  .refine((text) => new Set(text).size > 3, 'This password repeats too few characters. A few words in a row are good.')

/** The sentence for a password that is the person's own address (or the part of it before the @). */
export const ownAddressSentence = 'Your password cannot be your e-mail address.'

export function isOwnAddress(password: string, email: string): boolean {
  const typed = password.trim().toLowerCase()
  return typed === email || typed === email.slice(0, email.indexOf('@'))
}
