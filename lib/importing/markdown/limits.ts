/** What a source may hold for its parser to need seconds at most; measured with micromark 4 on lines of a few characters. */
const limits = {
  lines: 40_000,
  /** Lines of lists and quotations; 3,000 quotations of a line each take 3 s, four times as many sixteen times that. */
  containers: 10_000,
  quotations: 3000,
  /** Lines that open two containers: 16,000 of "- > a" take 76 s. */
  nested: 1000,
  /** Containers that one line opens: 4,000 overflow the stack. */
  depth: 20,
  indent: 120,
  /** Footnotes; 3,000 take 12 s. */
  notes: 1500,
  /** Characters that may open something inside a paragraph: 64,000 of "a**b" or 130,000 addresses in one take 40 s and more. */
  delimiters: 60_000,
  delimitersTogether: 5000,
  linesTogether: 3000,
}

/**
 * Whether a Markdown source is so large in one kind or so tangled that parsing it would take minutes or overflow the stack.
 * Such a source is read as plain text instead, so that nothing of it is lost.
 */
export function isTangled(source: string): boolean {
  let [lines, containers, quotations, nested, notes, delimiters, delimitersTogether, linesTogether] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const line of linesOf(source)) {
    const opening = /^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*)*/.exec(line)?.[0] ?? ''
    const depth = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/.test(line) && line.length < 200 ? 0 : (opening.match(/[-+*>]|\d+[.)]/g)?.length ?? 0)
    const isBlank = line.trim() === ''
    const inLine = line.match(/[*_[~<`!|@&]|:\/\/|www\./g)?.length ?? 0
    lines += 1
    if (depth > 0) containers += 1
    if (depth > 1) nested += 1
    if (opening.includes('>')) quotations += 1
    if (/^\s*\[\^/.test(line)) notes += 1
    delimiters += inLine
    delimitersTogether = isBlank ? 0 : delimitersTogether + inLine
    linesTogether = isBlank ? 0 : linesTogether + 1
    const isOver = depth > limits.depth || opening.length > limits.indent || lines > limits.lines || containers > limits.containers ||
      quotations > limits.quotations || nested > limits.nested || notes > limits.notes || delimiters > limits.delimiters ||
      delimitersTogether > limits.delimitersTogether || linesTogether > limits.linesTogether
    if (isOver) return true
  }
  return false
}

function* linesOf(source: string): Generator<string> {
  let from = 0
  while (from <= source.length) {
    const end = source.indexOf('\n', from)
    const to = end === -1 ? source.length : end
    yield source.slice(from, to)
    from = to + 1
  }
}
