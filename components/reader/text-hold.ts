/**
 * Hands a reading's HTML from the page to the one component that writes it, within a request and past React's flight
 * data, which would carry it to the browser a second time. On the server only. Each request holds its text under a random
 * id of its own, so that none can read another's, and lets go of it when its answer is sent.
 */
const place = Symbol.for('postil.reader.held-text')

function held(): Map<string, string> {
  const slots = globalThis as { [place]?: Map<string, string> }
  return (slots[place] ??= new Map<string, string>())
}

export function holdText(html: string): string {
  const id = crypto.randomUUID()
  held().set(id, html)
  return id
}

/** Null in the browser, and after the request has ended. */
export const findHeldText = (id: string): string | null => held().get(id) ?? null

export const releaseText = (id: string): void => void held().delete(id)
