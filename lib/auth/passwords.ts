import { hash, verify } from '@node-rs/argon2'
import { shared } from '@/lib/shared.ts'

/** argon2id with the second of OWASP's equal choices: 19 MiB, two passes, one lane. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** PHC string. */
export const hashPassword = (password: string): Promise<string> => hash(password, options)

/** Of a password nobody has, made once a process. */
const nobodysHash = () => shared('nobodys-hash', () => hashPassword(crypto.randomUUID()))

/** Whether `password` is the one of `stored`. Without a stored hash the same work is done, and the answer is no. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodysHash()), password)
  return matches && stored != null
}
