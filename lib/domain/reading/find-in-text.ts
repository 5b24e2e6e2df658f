import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/**
 * A text made ready to be searched: case, accents, typographic quotes and dashes, ligatures and the length of blanks make no
 * difference. `from[i]` and `to[i]` are the character of the text (UTF-16 code units, half-open, with the marks that follow
 * it) that the unit `i` of `folded` comes from.
 */
export interface FoldedText {
  folded: string
  from: Int32Array
  to: Int32Array
}

/** Marks that a search may leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs. */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g

const typography: Record<string, string> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
}

/** One character (code point) folded; nothing for a mark or a character that has no shape of its own. */
function foldCharacter(character: string): string {
  const plain = typography[character]
  if (plain !== undefined) return plain
  if (/\s/u.test(character)) return ' '
  if (/\p{Cf}/u.test(character)) return ''
  // Upper case first: it unites "ß" and "ss", and the two small sigmas.
  return character.normalize('NFKD').replace(accents, '').normalize('NFC').toUpperCase().toLowerCase().replace(accents, '')
}

/** Folds `text` for searching; for a whole reading, do it once. */
export function foldText(text: string): FoldedText {
  const parts: string[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  let blank = false
  for (const character of text) {
    const start = at
    at += character.length
    const code = character.length === 1 ? character.charCodeAt(0) : 128
    const plain = code < 128 && code > 32 ? character.toLowerCase() : foldCharacter(character)
    if (plain === '' || (plain === ' ' && blank)) {
      // It belongs to the character before it.
      const owner = from.at(-1)
      for (let i = from.length - 1; i >= 0 && from[i] === owner; i--) to[i] = at
      continue
    }
    blank = plain === ' '
    parts.push(plain)
    for (let i = 0; i < plain.length; i++) {
      from.push(start)
      to.push(at)
    }
  }
  return { folded: parts.join(''), from: Int32Array.from(from), to: Int32Array.from(to) }
}

/**
 * Where `text` says `query`, in order, without overlap, each widened to whole characters. A query of blanks finds nothing.
 * Blocks are joined by a line break, which is a blank: a query may run over it.
 */
export function findInFolded({ folded, from, to }: FoldedText, query: string): TextRange[] {
  const sought = foldText(query).folded
  if (sought.trim() === '') return []
  const found: TextRange[] = []
  let end = 0
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
    const start = from[at] ?? 0
    if (start < end) continue
    end = to[at + sought.length - 1] ?? start
    found.push({ start, end })
    at += sought.length - 1
  }
  return found
}

/** `findInFolded` over a text that is searched once. */
export const findInText = (text: string, query: string): TextRange[] => findInFolded(foldText(text), query)
