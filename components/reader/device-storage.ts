type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const nowhere: Kept = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }

/** localStorage, or nothing where there is none: on the server, and where the browser forbids it. */
export function deviceStorage(): Kept {
  try {
    return typeof window === 'undefined' ? nowhere : window.localStorage
  } catch {
    return nowhere
  }
}
