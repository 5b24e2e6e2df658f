import type { InlineMark } from '@/lib/domain/reading/block.ts'
import { InlineDraft } from '../inline-draft.ts'
import { child, descendants, elements, textOf, type Xml } from '../zip/xml.ts'

/** What the words of a part may refer to. */
export interface RunContext {
  /** Where links lead, by relationship. */
  links: Map<string, string>
  /** The label of the note that a reference in the text has; called once a reference, in order. */
  labelOf(kind: 'footnote' | 'endnote', id: string): string | null
  dropped: { why: string; text: string }[]
  /** Where boxes beside the text are put as they come, to be read after what they stand at; absent: their words are left out. */
  boxes?: Xml[]
}

interface Field { code: string; isShown: boolean; start: number }

const descended = new Set(['ins', 'moveTo', 'smartTag', 'sdt', 'sdtContent', 'fldSimple', 'dir', 'bdo', 'customXml', 'AlternateContent', 'Choice', 'ruby', 'rubyBase'])

/** The words of a paragraph: what was deleted, hidden or is a field's code is none. */
export function readRuns(paragraph: Xml, context: RunContext): InlineDraft {
  const draft = new InlineDraft()
  const fields: Field[] = []
  readParts(paragraph)
  return draft

  function readParts(of: Xml): void {
    for (const part of of.children) {
      if (typeof part === 'string') continue
      if (part.name === 'r') readRun(part)
      else if (part.name === 'hyperlink') readLink(part)
      else if (part.name === 'oMath' || part.name === 'oMathPara') draft.add(textOf(part))
      else if (descended.has(part.name)) readParts(part)
    }
  }

  function readLink(link: Xml): void {
    const start = draft.text.length
    readParts(link)
    const href = context.links.get(link.attributes.id ?? '')
    if (href !== undefined) draft.markFrom(start, 'link', href)
  }

  function readRun(run: Xml): void {
    const properties = child(run, 'rPr')
    if (isOn(child(properties, 'vanish'))) return
    const start = draft.text.length
    for (const part of run.children) if (typeof part !== 'string') readPart(part)
    if (draft.text.length === start) return
    if (isOn(child(properties, 'b'))) mark(start, 'strong')
    if (isOn(child(properties, 'i'))) mark(start, 'emphasis')
    if (child(properties, 'vertAlign')?.attributes.val === 'superscript') mark(start, 'sup')
  }

  function readPart(part: Xml): void {
    switch (part.name) {
      case 't':
        draft.add(textOf(part).replace(/[\n\r\t]/g, ' '))
        break
      case 'tab':
        draft.add(' ')
        break
      case 'br':
      case 'cr':
        if (part.attributes.type === undefined || part.attributes.type === 'textWrapping') draft.add('\n')
        break
      case 'noBreakHyphen':
        draft.add('\u2011')
        break
      case 'footnoteReference':
      case 'endnoteReference': {
        const label = context.labelOf(part.name === 'footnoteReference' ? 'footnote' : 'endnote', part.attributes.id ?? '')
        if (label !== null) draft.refer(label)
        break
      }
      case 'fldChar':
        readField(part.attributes.fldCharType)
        break
      case 'instrText': {
        const field = fields.at(-1)
        if (field !== undefined && field.code.length < 5000) field.code += textOf(part)
        break
      }
      case 'drawing':
      case 'pict':
      case 'object':
        readDrawing(part)
        break
      case 'AlternateContent':
        for (const choice of elements(part).filter((one) => one.name === 'Choice').slice(0, 1)) for (const inner of elements(choice)) readPart(inner)
        break
      default:
    }
  }

  function readField(type: string | undefined): void {
    if (type === 'begin') fields.push({ code: '', isShown: false, start: 0 })
    const field = fields.at(-1)
    if (type === 'separate' && field !== undefined) Object.assign(field, { isShown: true, start: draft.text.length })
    if (type !== 'end') return
    fields.pop()
    const href = /^\s*HYPERLINK\s+"([^"]+)"/.exec(field?.code ?? '')?.[1]
    if (field?.isShown === true && href !== undefined) draft.markFrom(field.start, 'link', href)
  }

  function readDrawing(drawing: Xml): void {
    const described = findDescription(drawing)
    if (described !== '') context.dropped.push({ why: 'image', text: described.slice(0, 500) })
    if (context.boxes !== undefined) return void context.boxes.push(...descendants(drawing, 'txbxContent'))
    const boxed = textOf(drawing).replace(/\s+/g, ' ').trim()
    if (/\p{L}{2}/u.test(boxed)) context.dropped.push({ why: 'text box', text: boxed.slice(0, 500) })
  }

  /** Runs of one look that follow each other are one mark. */
  function mark(start: number, kind: InlineMark['kind']): void {
    const before = draft.marks.findLast((other) => other.kind === kind)
    if (before?.end === start) before.end = draft.text.length
    else draft.markFrom(start, kind)
  }
}

/** A property that stands there is on, unless it says otherwise. */
const isOn = (property: Xml | undefined) => property !== undefined && !/^(0|false|off|none)$/.test(property.attributes.val ?? '')

function findDescription(drawing: Xml): string {
  for (const part of elements(drawing)) {
    const found = part.name === 'docPr' ? part.attributes.descr ?? '' : findDescription(part)
    if (found !== '') return found
  }
  return ''
}
