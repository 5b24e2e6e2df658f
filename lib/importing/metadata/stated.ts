import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import type { Metadata } from '@/lib/domain/reading/metadata.ts'
import { splitKeywords } from './facts.ts'

const abstractHeading = /^(?:abstract|summary|résumé|zusammenfassung|resumen|resumo|riassunto|samenvatting)$/i
const keywordsHeading = /^(?:key\s?words?(?: and phrases)?|index terms|mots[- ]clés|schlagwörter|palabras clave|palavras-chave|parole chiave|trefwoorden)$/i
const runIn = /^(abstract|summary|résumé|zusammenfassung|resumen|key\s?words?(?: and phrases)?|index terms|mots[- ]clés|schlagwörter|palabras clave)\s*[:.—–]\s*(?=\S)/i
/** A heading of what stands after an argument. */
export const backHeading = /^(?:acknowledge?ments?|declarations?\b.{0,40}|conflicts? of interests?|competing interests?|funding|orcid(?: ids?)?|authors?(?:['’]s)? (?:biograph(?:y|ies)|notes?|bio)|about the authors?|references|bibliography|works cited|notes on contributors?|disclosure statement|data availability.{0,20}|supplementary material)$/i

/** Blocks after the beginning where an abstract may still begin. */
const beginning = 12

export const isAbstractHeading = (text: string) => abstractHeading.test(text.trim())
export const isKeywordsHeading = (text: string) => keywordsHeading.test(text.trim())
/** A heading of what stands before an argument. */
export const isFrontHeading = (text: string) => isAbstractHeading(text) || isKeywordsHeading(text)
/** An abstract or keywords that begin with that word and a colon. */
export const isRunIn = (text: string) => runIn.test(text)

/** The abstract and the keywords that stand as such at the beginning of a text; nothing is taken out of it. */
export function findStated(drafts: Pick<DraftBlock, 'type' | 'text'>[]): Pick<Metadata, 'abstract' | 'keywords'> {
  const stated: Pick<Metadata, 'abstract' | 'keywords'> = {}
  for (const [index, { type, text }] of drafts.slice(0, beginning).entries()) {
    const opening = type === 'heading' ? null : runIn.exec(text)
    const words = opening === null ? (isFrontHeading(text) ? below(drafts, index) : []) : [text.slice(opening[0].length)]
    const name = opening?.[1] ?? text
    if (words.length === 0) continue
    if (isKeywordsHeading(name)) stated.keywords ??= words.flatMap(splitKeywords)
    else stated.abstract ??= words.map((line) => line.trim()).join('\n')
  }
  return stated
}

/** What stands under a heading up to the next, where that is not far; else the first block under it. */
function below(drafts: Pick<DraftBlock, 'type' | 'text'>[], heading: number): string[] {
  const end = drafts.findIndex(({ type, text }, index) => index > heading && (type === 'heading' || isFrontHeading(text) || isRunIn(text)))
  const count = end === -1 || end > heading + 5 ? 1 : end - heading - 1
  return drafts.slice(heading + 1, heading + 1 + count).filter(({ type }) => type === 'paragraph' || type === 'listItem' || type === 'blockquote').map(({ text }) => text)
}

/** Drafts with their roles, told by their headings: front are an abstract and keywords at the beginning, back is all from a heading of that kind on. */
export function giveRoles(drafts: DraftBlock[]): DraftBlock[] {
  let role: DraftBlock['role'] = 'body'
  return drafts.map((draft, index) => {
    if (role === 'back' || draft.type === 'note') return draft.type === 'note' ? draft : { ...draft, role }
    if (draft.type === 'heading') role = backHeading.test(draft.text.trim()) ? 'back' : index < beginning && isFrontHeading(draft.text) ? 'front' : 'body'
    const isFront = role === 'front' || (index < beginning && isRunIn(draft.text))
    return role === 'back' ? { ...draft, role } : isFront ? { ...draft, role: 'front' } : draft
  })
}
