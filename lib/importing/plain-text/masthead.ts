import type { Passage } from './flow.ts'
import { sameWords, type Dropped } from './piece.ts'
import { isDebris } from './web-debris.ts'
import { isOfSite } from './web-words.ts'

/** The kind of piece that a page says it is, on a line of its own. */
const kind = /^(?:opinions?|(?:guest|opinion|personal) essay|op-ed|commentary|comment|analysis|essays?|reviews?|book review|interviews?|news|blogs?|perspectives?|editorials?|features?|reports?|policy brief|(?:research|original|review) article|article|tribune|idées|débats?|chronique|entretien|analyse|meinung|kolumne|kommentar|gastbeitrag|interview|leitartikel|opinión|tribuna|columna)$/i
export const isKind = (text: string) => kind.test(text)

/** Entries of a page's menu, several on a line. */
const menu = /^(?:(?:home|about(?: us)?|archives?|contact(?: us)?|blog|news|opinion|sports?|search|menu|login|log in|sign in|subscribe|topics|issues|authors|donate|shop|faq)(?:\s*[|·•>/»]?\s+|$)){2,}$/i

export interface Masthead {
  /** What follows it. */
  passages: Passage[]
  /** The name of what the text stands in, where the top of the page shows it. */
  site?: string
}

/**
 * Leaves out what stands above a title: lines of a journal's volume and address, a page's menu, its name and the kind of piece.
 * A name is believed where such a line stands above or below it, and the end of the page claims its rights or repeats the title.
 */
export function takeMasthead(passages: Passage[], isPublication: (text: string) => boolean, dropped: Dropped[]): Masthead {
  const isOfPage = (text = '') => isKind(text) || menu.test(text) || isOfSite(text)
  const isTop = ({ text }: Passage) => isOfPage(text) || isDebris(text) || isPublication(text)
  let last = -1
  for (const [index, passage] of passages.slice(0, 8).entries()) {
    // A name may stand among them; what stands under the title is the text's own.
    if (isTop(passage) && !(last === -1 && index > 1) && (index === last + 1 || isOfPage(passage.text))) last = index
    else if (index > last + 1 || passage.text.length > 120) break
  }
  if (last === -1) return { passages }
  const rest = passages.slice(last + 1)
  const titled = rest.findIndex((passage, index) => index < 4 && isRepeated(passage.text, rest.slice(index + 1)))
  const end = titled > 0 ? last + 1 + titled : last + 1
  const holder = passages.slice(-12).map(({ text }) => /(?:©|\(c\)|copyright)\s*(?:\d{4}(?:[-–]\d{4})?\s+)?(?:the authors?\b)?([^.|]{3,80})/i.exec(text)?.[1]?.trim() ?? '').find((name) => name !== '')
  const names = passages.slice(0, end).filter((passage) => !isTop(passage)).map(({ text }) => text)
  const isBelieved = names.length === 0 || titled > 0 || names.some((name) => holder !== undefined && sameWords(name) === sameWords(holder)) || passages.slice(0, end).some(({ text }) => isOfPage(text))
  if (!isBelieved || rest.length < 2) return { passages }
  for (const passage of passages.slice(0, end)) dropped.push({ why: isPublication(passage.text) ? 'publication data' : 'around the article', text: passage.text })
  const [site] = names
  return { passages: passages.slice(end), ...(site === undefined ? {} : { site }) }
}

/** Whether the comments' heading, or another line below, quotes it. */
const isRepeated = (title: string, below: Passage[]) => title.length > 8 && below.slice(-20).some(({ text }) => text.length < title.length + 60 && text !== title && /[“"‘«]/.test(text) && sameWords(text).includes(sameWords(title)))
