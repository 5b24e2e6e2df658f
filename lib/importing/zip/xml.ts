import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/domain/error.ts'

/** An element; names and attributes without their prefixes, since documents choose those as they like. */
export interface Xml {
  name: string
  attributes: Record<string, string>
  children: (Xml | string)[]
}

const maxDepth = 300
const maxNodes = 1_500_000

/**
 * XML as a tree that may be walked by recursion. Only the five entities of XML itself are known: a document that uses others,
 * of its own or from elsewhere, is refused, so none is ever expanded or fetched.
 * @throws AppError invalid, too-large
 */
export function parseXml(bytes: Uint8Array): Xml {
  const root: Xml = { name: '', attributes: {}, children: [] }
  const open = [root]
  let nodes = 0
  const count = () => {
    nodes += 1
    if (nodes > maxNodes || open.length > maxDepth) throw new AppError('too-large', 'This document is built of more parts, or deeper ones, than a reading has. Save its text as plain text (.txt) and upload that.', { field: 'file' })
  }
  const parser = new SaxesParser({ position: false })
  parser.on('error', (error) => {
    throw new AppError('invalid', 'This file is damaged: a part of it cannot be read. Save it again and upload that.', { field: 'file', cause: error })
  })
  parser.on('opentag', (tag) => {
    count()
    const element: Xml = { name: local(tag.name), attributes: {}, children: [] }
    for (const name in tag.attributes) {
      const value = tag.attributes[name]
      if (typeof value === 'string') element.attributes[local(name)] ??= value
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const addText = (text: string) => {
    count()
    open.at(-1)?.children.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(decode(bytes)).close()
  return root
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function decode(bytes: Uint8Array): string {
  const name = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(name).decode(bytes)
}

export const elements = (of: Xml | undefined): Xml[] => of?.children.filter((child): child is Xml => typeof child !== 'string') ?? []

/** The first child with a name, or the one that a path of names leads to. */
export function child(of: Xml | undefined, ...path: string[]): Xml | undefined {
  let at = of
  for (const name of path) at = at?.children.find((one): one is Xml => typeof one !== 'string' && one.name === name)
  return at
}

/** Every element below with a name. */
export function* descendants(of: Xml, name: string): Generator<Xml> {
  for (const element of elements(of)) {
    if (element.name === name) yield element
    yield* descendants(element, name)
  }
}

/** All words below an element. */
export function textOf(of: Xml | undefined): string {
  let text = ''
  for (const part of of?.children ?? []) text += typeof part === 'string' ? part : textOf(part)
  return text
}
