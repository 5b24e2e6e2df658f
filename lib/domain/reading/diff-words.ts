import type { Edit } from './correction.ts'

/** Words, runs of blanks, and single other characters: what a correction of a typo changes as a whole. */
const token = /[\p{L}\p{M}\p{N}]+|\s+|./gsu

/** Tokens compared with each other at most; beyond, what differs is one edit. */
const mostPairs = 1_000_000

/**
 * The smallest edits, word by word, that make `before` into `after`, in order; offsets into `before`. So a typo at each end of a
 * paragraph does not touch the marks between them.
 */
export function diffWords(before: string, after: string): Edit[] {
  const [old, now] = [before.match(token) ?? [], after.match(token) ?? []]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1
  const start = lengthOf(old.slice(0, head))
  const middle = (tokens: string[]) => tokens.slice(head, tokens.length - tail)
  return between(middle(old), middle(now)).map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }))
}

const lengthOf = (tokens: string[]) => tokens.reduce((length, each) => length + each.length, 0)

function between(old: string[], now: string[]): Edit[] {
  if (old.length === 0 && now.length === 0) return []
  if (old.length * now.length > mostPairs) return [{ start: 0, end: lengthOf(old), text: now.join('') }]
  const common = longestCommon(old, now)
  const edits: Edit[] = []
  let [i, j, at] = [0, 0, 0]
  while (i < old.length || j < now.length) {
    const [from, texts]: [number, string[]] = [at, []]
    const isKept = () => i < old.length && j < now.length && old[i] === now[j] && common(i, j) === common(i + 1, j + 1) + 1
    if (isKept()) {
      at += old[i]?.length ?? 0
      i += 1
      j += 1
      continue
    }
    while ((i < old.length || j < now.length) && !isKept()) {
      if (j >= now.length || (i < old.length && common(i + 1, j) >= common(i, j + 1))) at += old[i++]?.length ?? 0
      else texts.push(now[j++] ?? '')
    }
    edits.push({ start: from, end: at, text: texts.join('') })
  }
  return edits
}

/** How many tokens the ends of both lists, from `i` and `j` on, have in common, in order. */
function longestCommon(old: string[], now: string[]): (i: number, j: number) => number {
  const width = now.length + 1
  const table = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      table[i * width + j] = old[i] === now[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
    }
  }
  return (i, j) => table[i * width + j] ?? 0
}
