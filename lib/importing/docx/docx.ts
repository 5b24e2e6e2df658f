import { AppError } from '@/lib/domain/error.ts'
import { settleLevels } from '../heading-levels.ts'
import { takeTitle } from '../html/html.ts'
import { languageOf, splitNames } from '../html/metadata.ts'
import type { ReadSource } from '../read-source.ts'
import { openZip, type Zip } from '../zip/zip.ts'
import { child, elements, parseXml, textOf, type Xml } from '../zip/xml.ts'
import { readBody } from './body.ts'
import { DocxNotes } from './notes.ts'
import { Numbering } from './numbering.ts'
import type { RunContext } from './runs.ts'
import { Styles } from './styles.ts'

/**
 * A Word document (Office Open XML, ECMA-376 part 1) as a reading: words by their styles, footnotes and endnotes tied to
 * their markers. Changes are read as accepted; comments, headers, footers and pictures are no words of the text.
 * @throws AppError too-large, invalid
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadSource> {
  const zip = await openZip(bytes)
  const read = async (name: string) => parseOptional(await zip.read(name))
  const main = await findMain(zip)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const body = child(await read(main) ?? undefined, 'document', 'body')
  if (body === undefined) throw new AppError('invalid', 'This file is named like a Word document but is not one. Open it in a word processor, save it as .docx and upload that.', { field: 'file' })
  const [styles, numbering] = [new Styles(await read(`${folder}styles.xml`)), new Numbering(await read(`${folder}numbering.xml`))]
  const notes = new DocxNotes({ footnote: await read(`${folder}footnotes.xml`), endnote: await read(`${folder}endnotes.xml`) }, endnoteFormat(body, await read(`${folder}settings.xml`)))
  const dropped: ReadSource['dropped'] = []
  const contextOf = async (part: string): Promise<RunContext> => ({ links: readLinks(await read(`${folder}_rels/${part}.xml.rels`)), labelOf: (kind, id) => notes.labelOf(kind, id), dropped })
  const [inText, inNotes] = [await contextOf(main.slice(folder.length).replace(/\.xml$/, '')), { footnote: await contextOf('footnotes'), endnote: await contextOf('endnotes') }]

  const made = readBody(body, styles, numbering, inText)
  const core = child(await read('docProps/core.xml') ?? undefined, 'coreProperties')
  const said = (name: string) => textOf(child(core, name)).replace(/\s+/g, ' ').trim()
  const known = made.titles.map((title) => title.text).join(' ').replace(/\s+/g, ' ').trim()
  const { title, rest } = known === '' ? takeTitle(made.drafts, isRealTitle(said('title')) ? [said('title')] : []) : { title: known, rest: made.drafts }
  const [first] = rest
  // A marker in the title goes to the words after it.
  if (first !== undefined) first.refs.unshift(...made.titles.flatMap((words) => words.refs.map(({ label }) => ({ label, offset: 0 }))))
  const keywords = said('keywords').split(/[;,]/).map((word) => word.trim()).filter((word) => word !== '')
  return {
    title,
    authors: made.authors.length > 0 ? made.authors.filter((name) => name !== '') : splitNames(said('creator')),
    ...languageOf(said('language') || (styles.language ?? '')),
    metadata: keywords.length > 0 ? { keywords } : {},
    drafts: settleLevels([...rest, ...notes.read((kind) => inNotes[kind])]),
    dropped,
  }
}

const parseOptional = (bytes: Uint8Array | null): Xml | null => (bytes === null ? null : parseXml(bytes))

/** The part that the package names as its document. */
async function findMain(zip: Zip): Promise<string> {
  const relations = parseOptional(await zip.read('_rels/.rels'))
  const main = elements(child(relations ?? undefined, 'Relationships')).find((relation) => relation.attributes.Type?.endsWith('/officeDocument') === true)
  return main?.attributes.Target?.replace(/^\//, '') ?? 'word/document.xml'
}

function readLinks(relations: Xml | null): Map<string, string> {
  return new Map(elements(child(relations ?? undefined, 'Relationships'))
    .filter((relation) => relation.attributes.TargetMode === 'External' && relation.attributes.Type?.endsWith('/hyperlink') === true)
    .map((relation) => [relation.attributes.Id ?? '', relation.attributes.Target ?? '']))
}

/** How endnotes are counted: as the document says, else as word processors do, in Roman figures. */
function endnoteFormat(body: Xml, settings: Xml | null): string {
  return child(body, 'sectPr', 'endnotePr', 'numFmt')?.attributes.val ?? child(settings ?? undefined, 'settings', 'endnotePr', 'numFmt')?.attributes.val ?? 'lowerRoman'
}

const isRealTitle = (title: string) => !/^(microsoft word|untitled|document ?\d*$|dokument ?\d*$)|\.docx?$/i.test(title)
