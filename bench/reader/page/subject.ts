import type { PaintedMark } from '@/lib/anchoring/painter.ts'

/** One way of showing marks over a text. */
export interface Subject {
  /** Shows all of `marks`. Resolves when nothing is left to be done but painting. */
  paint(marks: readonly PaintedMark[]): void | Promise<void>
  /** Shows one more, as when it arrives from somebody else. */
  add(mark: PaintedMark): void
  /** Keys of the marks at a point of the window. */
  at(x: number, y: number): readonly string[]
  /** Whether what is in the window shows its marks. */
  isPainted(): boolean
  remove?(key: string): void
}

/** `text` is what `root` says. */
export type MakeSubject = (root: HTMLElement, text: string) => Subject
