import type { MakeSubject } from './subject.ts'

/** The text without marks: what scrolling costs anyway. */
export const bare: MakeSubject = () => ({ paint: () => undefined, add: () => undefined, at: () => [], isPainted: () => true })
