import { canonicalText } from '@/lib/domain/reading/canonical-text.ts'
import { settleLevels } from '../heading-levels.ts'
import { dropNotesHeadings } from '../html/notes-heading.ts'
import { findStated, giveRoles } from '../metadata/stated.ts'
import { readPlainText } from '../plain-text/plain-text.ts'
import type { ReadSource } from '../read-source.ts'
import { readBlocks, readNote } from './blocks.ts'
import { settleDialects } from './dialects.ts'
import { splitFrontMatter } from './front-matter.ts'
import { isTangled } from './limits.ts'
import { findDefinitions, parseMarkdown } from './tree.ts'

/**
 * Markdown (GFM with footnotes) as a reading. The title is the front matter's or a first heading of level 1, which then leaves
 * the text; the levels of the other headings are shifted to begin at 2 and to skip none.
 */
export function readMarkdown(source: string): ReadSource {
  const { front, body } = splitFrontMatter(canonicalText(source))
  if (isTangled(body)) {
    const plain = readPlainText(body)
    return { ...plain, title: front.title ?? plain.title, authors: front.authors.length > 0 ? front.authors : plain.authors, metadata: { ...plain.metadata, ...front.metadata } }
  }
  const dropped: ReadSource['dropped'] = []
  const root = parseMarkdown(settleDialects(body, dropped))
  const definitions = { ...findDefinitions(root), dropped }
  const drafts = readBlocks(root.children, definitions)
  const [first] = drafts
  const opens = first?.type === 'heading' && first.level === 1 && drafts.filter((draft) => draft.type === 'heading' && draft.level === 1).length === 1
  const isTitle = opens && (front.title === undefined || front.title === first.text || front.title.startsWith(`${first.text}: `))
  if (isTitle) drafts.shift()
  return {
    title: front.title ?? (isTitle ? first.text.replace(/\s+/g, ' ') : ''),
    authors: front.authors,
    ...(front.language === undefined ? {} : { language: front.language }),
    metadata: { ...findStated(drafts), ...front.metadata },
    drafts: dropNotesHeadings([...giveRoles(settleLevels(drafts)), ...definitions.notes.map((note) => readNote(note, definitions))], dropped),
    dropped: definitions.dropped,
  }
}

/** Whether a text file is Markdown by what it holds: two kinds of its unmistakable constructs. */
export function looksLikeMarkdown(text: string): boolean {
  return constructs.filter(([sign, construct]) => text.includes(sign) && construct.test(text)).length >= 2
}

/** Each with a sign that it cannot be without, which is quicker to look for. */
const constructs: [string, RegExp][] = [
  ['# ', /^#{1,6} \S/m],
  ['](http', /\[[^[\]\n]{1,200}\]\(https?:[^()\s]{1,500}\)/],
  ['[^', /^\[\^[^\]\n]{1,40}\]: /m],
  ['```', /^```/m],
  ['~~~', /^~~~/m],
  ['|\n|', /^\|[^\n]{1,1000}\|\n\|[ :|-]+\|$/m],
]
