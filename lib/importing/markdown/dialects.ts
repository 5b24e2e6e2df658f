/** What dialects of Markdown add to GFM (Pandoc, Obsidian, Hugo), as GFM says it or as words alone; code stays as it is. */
export function settleDialects(source: string, dropped: { why: string; text: string }[]): string {
  if (!/\^\[|\[\[|==|^:::|\{[#.]|\[![A-Za-z]+\]|\{=\w+\}/m.test(source)) return source
  const lines: string[] = []
  const notes: string[] = []
  let fence: string | null = null
  let isRaw = false
  for (const line of source.split('\n')) {
    const [, mark, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (fence !== null) {
      const ends = mark?.startsWith(fence) === true && info.trim() === ''
      if (isRaw && !ends) dropped.push({ why: 'raw HTML', text: line.slice(0, 500) })
      if (!isRaw) lines.push(line)
      if (ends) [fence, isRaw] = [null, false]
    } else if (mark !== undefined) {
      fence = mark
      isRaw = /^\s*\{=\w+\}/.test(info)
      if (!isRaw) lines.push(line)
    } else lines.push(/^( {4}|\t)/.test(line) ? line : settleLine(line, notes))
  }
  return [...lines, ...notes.flatMap((note, index) => ['', `[^inline-${index + 1}]: ${note}`])].join('\n')
}

function settleLine(line: string, notes: string[]): string {
  if (/^:{3,}/.test(line)) return ''
  return line
    .replace(/^(#{1,6} .{0,300}?)\s*\{[#.][^{}]{0,100}\}\s*$/, '$1')
    .replace(/^(>\s*)\[![A-Za-z]+\][-+]?\s*/, '$1')
    .replace(/\^\[([^[\]]{1,1000}(?:\[[^[\]]{0,200}\][^[\]]{0,1000}){0,10})\]/g, (_, note: string) => {
      notes.push(note)
      return `[^inline-${notes.length}]`
    })
    .replace(/!\[\[[^[\]]{1,300}\]\]/g, '')
    .replace(/\[\[(?:[^[\]|]{1,200}\|)?([^[\]|]{1,200})\]\]/g, '$1')
    .replace(/(?<![=\p{L}])==(?![=\s])([^=\n]{1,300})(?<!\s)==(?!=)/gu, '$1')
}
