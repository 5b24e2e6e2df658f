import { randomBytes, randomInt, createHash } from 'node:crypto'

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

function randomText(length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet[randomInt(alphabet.length)]
  return text
}

/** An opaque id: 20 characters, about 100 bits. */
export const newId = () => randomText(20)

/** A person's name in one layer: 12 characters of [a-z0-9], see entryKeyPattern. */
export const newHandle = () => randomText(12)

/** A secret for a link: 32 bytes, base64url. Only its hash is stored. */
export const newToken = () => randomBytes(32).toString('base64url')

/** How a link's secret is looked up: SHA-256, hex. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')
