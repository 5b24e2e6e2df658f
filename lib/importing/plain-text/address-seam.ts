/** An address of the web at the end of a line. */
const opened = /(<?)((?:https?:\/\/|www\.)[^\s<>]*)(>?)$/i

/** What is said after an address and no part of it. */
const sentenceEnd = /[.,;:!?]$/

/**
 * Whether a line that ends in an address is gone on with by the next, so that the address stands over the break: its brackets
 * close only there, it stops where none does (after "/", "-", "=" and the like), or the next word can be no word of prose
 * ("cles/2020/wells.html") or is the rest of one that the source has whole.
 */
export function goesOnInAddress(before: string, after: string, isWord: (word: string) => boolean): boolean {
  const [, bracket, address = '', closed] = opened.exec(before.slice(-500)) ?? []
  const [next = ''] = /^\S+/.exec(after.slice(0, 500)) ?? []
  if (address === '' || next === '') return false
  // Somebody put brackets around the half that they took for the whole.
  if (closed === '>') return /[-/_=&?.]$/.test(address) && /[-/_.\d]/.test(next)
  if (bracket === '<') return /^[^\s<]*>/.test(next)
  const rest = next.replace(/[.,;:!?)\]’”"']+$/, '')
  if (/^(?:https?:|www\.)/i.test(next) || !/^[\p{L}\p{N}_~%./?&=#-]/u.test(rest)) return false
  if (/[-_=&?%~#]$/.test(address)) return true
  const isOfAddress = /[/_=&%~#]|\p{L}\d|\d\p{L}|\d-|-\d|\.(?:html?|pdf|php|aspx?|org|com|net|edu)$/u.test(rest) && !/^\d{4}[/-]\d{2,4}$/.test(rest)
  if (sentenceEnd.test(address)) return isOfAddress && /^[\p{Ll}\d]/u.test(rest)
  if (isOfAddress || (address.endsWith('/') && /^[\p{Ll}\d]+(?:[-.][\p{Ll}\d]+)+$/u.test(rest))) return true
  const [start = ''] = /\p{L}+$/u.exec(address) ?? []
  return start !== '' && /^\p{Ll}+$/u.test(rest) && isWord(start + rest)
}

/** Whether a line ends in an address: what comes after it stands apart, whatever its last sign. */
export const endsInAddress = (before: string) => opened.test(before.slice(-500))

/** A line's end without the brackets around the half of an address. */
export const withoutBrackets = (before: string) => before.replace(/<((?:https?:\/\/|www\.)[^\s<>]*)>$/i, '$1')
