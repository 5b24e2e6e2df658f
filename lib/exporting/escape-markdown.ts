/** Words that are nobody's Markdown (a quotation, a title, a name) as Markdown that shows exactly them, on one line. */
export function escapeMarkdown(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-{2,}$|={1,}$)/, '\\$&')
}

/**
 * A person's Markdown as a part of a document: it stays Markdown, and cannot reach beyond its own item. Headings become
 * strong words; raw HTML and definitions, which would hold for the whole document, show as they were typed; an open
 * fence is closed.
 */
export function containMarkdown(body: string): string[] {
  let fence: string | null = null
  const lines = body.replace(/\r\n?/g, '\n').trimEnd().split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null
      return line
    }
    if (mark !== undefined && !(mark.startsWith('`') && line.slice(line.indexOf(mark) + mark.length).includes('`'))) {
      fence = mark
      return line
    }
    return containLine(line)
  })
  return fence === null ? lines : [...lines, fence]
}

function containLine(line: string): string {
  const heading = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$/.exec(line)?.[1]
  if (heading !== undefined && heading !== '') return `**${escapeTags(heading.replace(/\*\*/g, ''))}**`
  const plain = line.replace(/^( {0,3})(=+|-+)[ \t]*$/, '$1\\$2').replace(/^([\s>]*)\[(?=[^\]]*\]:)/, '$1\\[')
  return escapeTags(plain)
}

/** Raw tags show as words; code and addresses in angle brackets stay what they are. */
const escapeTags = (line: string) =>
  line.split(/(`+[^`]*`+)/).map((part, index) => (index % 2 === 1 ? part : part.replace(/(?<!\\)<(?=[a-z/!?])(?!https?:|mailto:)/gi, '\\<'))).join('')
