/** An element of a tag tree: others, and the names of placed words. */
export interface TagNode {
  role: string
  holds: (TagNode | string)[]
  alt?: string
}

/** Names of marked content by page, each in the order in which it is drawn: its number there. */
export type MarkedPages = string[][]

const first = 20_000

/**
 * Objects of a structure tree (ISO 32000-2, 14.7) from number 20000 on; `pageObject` gives a page's object. The root is
 * 20000, the tree that leads from marked content to its elements 20001.
 */
export function writeTagTree(root: TagNode, pages: MarkedPages, pageObject: (page: number) => number): [number, string][] {
  const bodies: [number, string][] = []
  const owners = new Map<string, number>()
  let next = first + 2
  const write = (node: TagNode, parent: number): number => {
    const own = (next += 1)
    const kids = node.holds.flatMap((held) => {
      if (typeof held !== 'string') return [`${write(held, own)} 0 R`]
      owners.set(held, own)
      return pages.flatMap((names, page) => names.flatMap((name, number) => (name === held ? [`<< /Type /MCR /Pg ${pageObject(page)} 0 R /MCID ${number} >>`] : [])))
    })
    bodies.push([own, `<< /Type /StructElem /S /${node.role} /P ${parent} 0 R ${node.alt === undefined ? '' : `/Alt (${node.alt})`} /K [${kids.join(' ')}] >>`])
    return own
  }
  const top = write(root, first)
  const parents = pages.map((names, page) => `${page} [${names.map((name) => (owners.has(name) ? `${owners.get(name)} 0 R` : 'null')).join(' ')}]`)
  bodies.push([first, `<< /Type /StructTreeRoot /K [${top} 0 R] /ParentTree ${first + 1} 0 R /RoleMap << /Standard /P >> >>`], [first + 1, `<< /Nums [${parents.join(' ')}] >>`])
  return bodies
}
