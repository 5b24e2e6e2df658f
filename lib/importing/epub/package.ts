import { AppError } from '@/lib/domain/error.ts'
import { child, descendants, elements, parseXml, textOf, type Xml } from '../zip/xml.ts'
import type { Zip } from '../zip/zip.ts'

/** What an EPUB's package document says: the work, and its documents in the order of reading. */
export interface Package {
  /** Values of the Dublin Core element with a name. */
  said(name: string): string[]
  authors: string[]
  /** Paths in the archive; `isAside` where the order of reading passes it by (notes, answers). */
  documents: { path: string; isAside: boolean }[]
  /** Paths of the tables of contents: EPUB 3's navigation document, EPUB 2's NCX. */
  navigation?: string
  ncx?: string
}

const notBook = () => new AppError('invalid', 'This EPUB lacks the parts that say what is in it. Get the book again from where it came and upload that.', { field: 'file' })
const maxDocuments = 2000

/** @throws AppError invalid (not a book, or locked), too-large */
export async function readPackage(zip: Zip): Promise<Package> {
  await refuseLocked(zip)
  const container = await readXml(zip, 'META-INF/container.xml')
  const [rootfile] = container === null ? [] : descendants(container, 'rootfile')
  const path = rootfile?.attributes['full-path'] ?? ''
  const root = child(await readXml(zip, path) ?? undefined, 'package')
  if (root === undefined) throw notBook()
  const metadata = child(root, 'metadata')
  const items = new Map(elements(child(root, 'manifest')).map((item) => [item.attributes.id ?? '', item]))
  const placeOf = (item: Xml | undefined) => (item === undefined ? undefined : resolvePath(path, item.attributes.href ?? ''))
  const navigation = placeOf([...items.values()].find((item) => /\bnav\b/.test(item.attributes.properties ?? '')))
  const spine = child(root, 'spine')
  const documents = elements(spine).flatMap(({ attributes }) => {
    const item = items.get(attributes.idref ?? '')
    const place = placeOf(item)
    const isPage = /^(application\/xhtml\+xml|text\/html)$/.test(item?.attributes['media-type'] ?? '')
    return place === undefined || !isPage || place === navigation ? [] : [{ path: place, isAside: attributes.linear === 'no' }]
  })
  if (documents.length === 0) throw notBook()
  if (documents.length > maxDocuments) throw new AppError('too-large', 'This book has more than 2,000 documents. Upload its chapters one by one.', { field: 'file' })
  const ncx = placeOf(items.get(spine?.attributes.toc ?? ''))
  return {
    said: (name) => elements(metadata).filter((one) => one.name === name).map(words).filter((value) => value !== ''),
    authors: elements(metadata).filter((one) => one.name === 'creator' && isAuthor(one, metadata)).map(words).filter((name) => name !== ''),
    documents: documents.filter((document, index) => documents.findIndex((other) => other.path === document.path) === index),
    ...(navigation === undefined ? {} : { navigation }),
    ...(ncx === undefined ? {} : { ncx }),
  }
}

/** Fonts may be scrambled (IDPF, Adobe): that is no lock. Anything else that is encrypted is. */
async function refuseLocked(zip: Zip): Promise<void> {
  const encryption = await readXml(zip, 'META-INF/encryption.xml')
  if (encryption === null) return
  for (const data of descendants(encryption, 'EncryptedData')) {
    const method = child(data, 'EncryptionMethod')?.attributes.Algorithm ?? ''
    if (!/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc/.test(method)) {
      throw new AppError('invalid', 'This book is locked by copy protection (DRM), so Postil cannot read it. Ask its publisher for a copy without.', { field: 'file' })
    }
  }
}

function isAuthor(creator: Xml, metadata: Xml | undefined): boolean {
  const refined = elements(metadata).find((meta) => meta.attributes.refines === `#${creator.attributes.id ?? ''}` && meta.attributes.property === 'role')
  const role = creator.attributes.role ?? (refined === undefined ? 'aut' : textOf(refined).trim())
  return role === 'aut' || role === 'edt'
}

async function readXml(zip: Zip, path: string): Promise<Xml | null> {
  const bytes = await zip.read(path)
  return bytes === null ? null : parseXml(bytes)
}

/** Where a relative address leads inside an archive, as seen from one of its files; "" for one that leads elsewhere. */
export function resolvePath(from: string, href: string): string {
  const at = new URL(`epub://book/${from.split('/').map(encodeURIComponent).join('/')}`)
  if (!URL.canParse(href, at.href)) return ''
  const to = new URL(href, at)
  if (to.protocol !== 'epub:' || to.host !== 'book') return ''
  try {
    return decodeURIComponent(to.pathname.slice(1))
  } catch {
    return to.pathname.slice(1)
  }
}

const words = (element: Xml) => textOf(element).replace(/\s+/g, ' ').trim()
