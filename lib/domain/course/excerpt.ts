/** The first words of a Markdown body, without its marks: at most about `max` characters, cut between words. */
export function excerpt(markdown: string, max = 120): string {
  const plain = markdown
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/(\*\*|__|~~|[*_`])/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (plain.length <= max) return plain
  const cut = plain.slice(0, max + 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > max / 2 ? space : max).replace(/[\uD800-\uDBFF]$/, '').replace(/[.,;:]$/, '')}…`
}
