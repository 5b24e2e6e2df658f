/** A DOI in `text`, without its resolver's address and without the punctuation of the sentence around it. */
export function findDoi(text: string): string | undefined {
  const found = /\b10\.\d{4,9}\/[^\s"“”<>]+/.exec(text)?.[0]
  if (found === undefined) return undefined
  const isOpen = (doi: string) => (doi.match(/\(/g)?.length ?? 0) < (doi.match(/\)/g)?.length ?? 0)
  let doi = found.replace(/[.,;:'’]+$/, '')
  while (doi.endsWith(')') && isOpen(doi)) doi = doi.slice(0, -1).replace(/[.,;:]+$/, '')
  return doi
}

/**
 * Keywords of a line: between semicolons where it has any, else between commas, dots or bars. A comma may stand inside a
 * closing quotation mark.
 */
export function splitKeywords(line: string): string[] {
  const text = line.replace(/\s+/g, ' ').replace(/([,;])([”’"»]+)(?=\s|$)/g, '$2$1').replace(/\.\s*$/, '')
  const between = text.includes(';') ? /\s*;\s*/ : /\s*(?:,|\s[·•|–—]\s)\s*/
  return text.split(between).map((keyword) => keyword.trim()).filter((keyword) => keyword !== '' && keyword.length <= 100)
}

const conditions: Record<string, string> = { attribution: 'BY', noncommercial: 'NC', sharealike: 'SA', noderivatives: 'ND', noderivs: 'ND' }

/** The licence that `text` names: a Creative Commons one by its short name, or the public domain. */
export function findLicence(text: string): string | undefined {
  if (/\bCC0\b|creativecommons\.org\/publicdomain\/zero/i.test(text)) return 'CC0 1.0'
  const version = (after: string) => /^[^\d.]{0,40}?([1-4]\.0)/.exec(after)?.[1]
  const name = (parts: string[], number: string | undefined) => ['CC', parts.join('-'), ...(number === undefined ? [] : [number])].join(' ')
  const short = /\bCC[ -](BY(?:[ -](?:NC|SA|ND))*)\b|creativecommons\.org\/licenses\/(by(?:-(?:nc|sa|nd))*)\b\/?/i.exec(text)
  if (short !== null) {
    return name((short[1] ?? short[2] ?? '').toUpperCase().split(/[ -]/), version(text.slice(short.index + short[0].length)))
  }
  const long = /creative commons:?\s+(?:licen[cs]e:?\s*)?((?:attribution|non-?commercial|share-?alike|no-?deriv(?:ative)?s)(?:[\s/–-]+(?:non-?commercial|share-?alike|no-?deriv(?:ative)?s))*)/i.exec(text)
  if (long?.[1] !== undefined) {
    const words = long[1].toLowerCase().replace(/non-/g, 'non').replace(/share-/g, 'share').replace(/no-/g, 'no').split(/[\s/–-]+/)
    return name(words.flatMap((word) => conditions[word] ?? []), version(text.slice(long.index + long[0].length)))
  }
  return /\b(?:in|to) the public domain\b/i.test(text) ? 'public domain' : undefined
}
