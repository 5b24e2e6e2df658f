import { AppError } from '@/lib/domain/error.ts'

/**
 * A request's body, read up to `max` bytes. One that says it is larger is refused unread; one that turns out larger is
 * left where the limit is passed. What is left is not cancelled, which would cut the connection before the answer: Node
 * lets it run off unheld once the answer is sent. Throws `too-large` with `sentence`.
 */
export async function readBody(request: Request, max: number, sentence: string): Promise<Uint8Array<ArrayBuffer>> {
  const refuse = () => new AppError('too-large', sentence)
  if (Number(request.headers.get('content-length') ?? 0) > max) throw refuse()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength
      if (size > max) throw refuse()
      chunks.push(part.value)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('invalid', 'What was sent did not arrive whole. Try again.', { cause: error })
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

const smallSentence = 'What was sent is too large.'

/** The body as JSON. Throws `unsupported-type`, `too-large`, `invalid`. */
export async function readJson(request: Request, max = 128 * 1024): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw new AppError('unsupported-type', 'This address takes JSON.')
  const text = new TextDecoder().decode(await readBody(request, max, smallSentence))
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new AppError('invalid', 'What was sent is not valid JSON.', { cause: error })
  }
}

/** Fields of a small form or JSON object, as text: what next-auth takes. */
export async function readFields(request: Request): Promise<Record<string, string>> {
  if (/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    const value = await readJson(request, 16 * 1024)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string | number | boolean] => ['string', 'number', 'boolean'].includes(typeof pair[1])).map(([name, field]) => [name, String(field)]))
  }
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(await readBody(request, 16 * 1024, smallSentence))))
}

/**
 * A multipart form. The whole body is capped before it is parsed: what is larger is never held.
 * Throws `too-large` with `sentence`, `unsupported-type`, `invalid`.
 */
export async function readForm(request: Request, max: number, sentence: string): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) throw new AppError('unsupported-type', 'This address takes a form.')
  const bytes = await readBody(request, max, sentence)
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    throw new AppError('invalid', 'The form did not arrive whole. Try again.', { cause: error })
  }
}
