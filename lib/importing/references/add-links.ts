import type { Block, InlineMark } from '@/lib/domain/reading/block.ts'

/** Gives a block links where it has none yet; in a table only those that lie in one cell are given. */
export function addLinks(block: Block, links: InlineMark[]): void {
  const free = links.filter((link) => !block.marks.some((mark) => mark.kind === 'link' && mark.start < link.end && link.start < mark.end))
  if (free.length > 0) block.marks = [...block.marks, ...free].sort((a, b) => a.start - b.start)
}
