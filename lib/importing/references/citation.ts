import { sameWords } from '../plain-text/piece.ts'

/** A stretch of a note that cites one work. Offsets count from the note's first character. */
export interface Citation {
  /** Where it begins, after what leads to it ("See also"). */
  start: number
  text: string
  /** Capitalised words before its title: names, and what else stands there. */
  names: Set<string>
  /** All of it, for looking up a title; made when it is first asked for. */
  readonly words: string
}

const signal = /^(?:(?:see(?: also| for example| e\.g\.,?)?|but see|cf\.?|compare|e\.g\.,?|for example,?|quoted in|cited in|also|and|in|voir(?: aussi| par exemple)?|comparer|cité (?:dans|par)|par exemple,?|vgl\.?|siehe(?: auch)?|zit\. nach|so auch|etwa|v[ée]ase(?: tambi[ée]n)?|v[ée]anse|citado en|por ejemplo,?)\s+)+/i

/** The citations of a note: parted by semicolons, or where a new sentence points to another work. */
export function splitCitations(note: string): Citation[] {
  const citations: Citation[] = []
  let from = 0
  const parts = note.split(/(;\s+|(?<=[.)’”\d])\s+(?=(?:See|Cf|Compare|Voir|Vgl|Siehe|V[ée]ase)\b))/)
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) {
      const lead = signal.exec(part)?.[0].length ?? /^\s*/.exec(part)?.[0].length ?? 0
      const text = part.slice(lead)
      if (text !== '') citations.push(cite(from + lead, text))
    }
    from += part.length
  }
  return citations
}

function cite(start: number, text: string): Citation {
  let words: string | null = null
  return {
    start, text, names: namesOf(text),
    get words() { return (words ??= ` ${sameWords(text)} `) },
  }
}

/** Names stand before the title: before its quotation mark or italics, or in the first hundred characters. */
function namesOf(text: string): Set<string> {
  const before = text.slice(0, 120).split(/[“"«„‘]/)[0] ?? ''
  return new Set(before.match(/\p{Lu}[\p{L}'’-]+/gu) ?? [])
}
