import type { Block, InlineMark } from '@/lib/domain/reading/block.ts'
import { findSafeHref } from '@/lib/domain/reading/href.ts'
import { addLinks } from './add-links.ts'

const address = /\bhttps?:\/\/[^\s<>"“”«»]{4,1000}|\bwww\.[\p{L}\p{N}-]{1,60}\.[^\s<>"“”«»]{2,1000}|\b(?:doi|DOI)(?::|\.org\/| ) ?10\.\d{4,9}\/[^\s<>"“”«»]{1,200}|(?<![/\w.])10\.\d{4,9}\/[^\s<>"“”«»]{2,200}/gu

/** Addresses of the web and DOIs that stand in a text become links, without the points and brackets that end their sentence. */
export function linkAddresses(text: string, blocks: Block[]): void {
  if (!/\/\/|www\.|\b10\.\d{4}/i.test(text)) return
  for (const block of blocks) {
    if (block.type === 'code') continue
    const words = text.slice(block.start, block.end)
    const links: InlineMark[] = []
    for (const found of words.matchAll(address)) {
      const shown = trimEnd(found[0])
      const doi = /10\.\d{4,9}\/\S+$/.exec(shown)?.[0]
      const isBareDoi = doi !== undefined && !/^(?:https?:|www\.)/i.test(shown)
      const href = findSafeHref(isBareDoi ? `https://doi.org/${doi}` : shown.startsWith('www.') ? `https://${shown}` : shown)
      if (href !== null) links.push({ kind: 'link', start: block.start + found.index, end: block.start + found.index + shown.length, href })
    }
    addLinks(block, links)
  }
}

/** Without the marks that belong to the sentence: a bracket at the end stays where it opens within the address. */
function trimEnd(found: string): string {
  let shown = found
  for (;;) {
    const before = shown
    shown = shown.replace(/[.,;:!?'’*_…]+$/, '')
    for (const [open, close] of ['()', '[]', '{}']) {
      if (close !== undefined && open !== undefined && shown.endsWith(close) && shown.split(close).length > shown.split(open).length) shown = shown.slice(0, -1)
    }
    if (shown === before) return shown
  }
}
