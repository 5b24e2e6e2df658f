/** What a print holds: the text with the notes that are shown, or the text alone. */
export type Print = 'notes' | 'text'

let prepare: () => Promise<void> = () => Promise.resolve()

/** What must be there before a page of notes can be printed; returns what forgets it. */
export function prepareWith(next: () => Promise<void>): () => void {
  prepare = next
  return () => { if (prepare === next) prepare = () => Promise.resolve() }
}

/** Opens the browser's own way of printing. What its own key prints are the notes too. */
export async function printReading(what: Print): Promise<void> {
  const page = document.documentElement
  if (what === 'text') page.dataset['print'] = what
  else await prepare()
  // Some browsers return from `print` before they have printed.
  window.addEventListener('afterprint', () => { delete page.dataset['print'] }, { once: true })
  window.print()
}

export const printsNotes = () => document.documentElement.dataset['print'] !== 'text'
