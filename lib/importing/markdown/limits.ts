/**
 * Whether a Markdown source is so nested or tangled that its parser would take minutes or overflow the stack. Measured with
 * micromark 4: 4,000 list markers on one line overflow it, 16,000 lines of "- > a" take 76 s, 16,000 of "a**b" 40 s; what
 * passes here parses within seconds. Such a source is read as plain text instead, so that nothing of it is lost.
 */
export function isTangled(source: string): boolean {
  let [lines, containers, nested, delimiters, paragraph, notes] = [0, 0, 0, 0, 0, 0]
  for (const line of linesOf(source)) {
    lines += 1
    const opening = /^[ \t]*(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*)*/.exec(line)?.[0] ?? ''
    const markers = opening.match(/[-+*>]|\d+[.)]/g)?.length ?? 0
    if (markers > 0) containers += 1
    if (markers > 1) nested += 1
    if (/^\s*\[\^/.test(line)) notes += 1
    const isBlank = line.trim() === ''
    delimiters = isBlank ? 0 : delimiters + (line.match(/[*_[~<`!|]/g)?.length ?? 0)
    paragraph = isBlank ? 0 : paragraph + 1
    const isRule = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/.test(line) && line.length < 200
    if ((markers > 20 && !isRule) || opening.length > 120) return true
    if (lines > 100_000 || containers > 20_000 || nested > 1000 || delimiters > 5000 || paragraph > 3000 || notes > 4000) return true
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
