/** A value, or an item with names of its own. */
export type YamlItem = string | Record<string, string>

/**
 * What front matter uses of YAML, read without its traps (no anchors, no types, no tags): `key: value`, a list in brackets
 * or in lines with "-", items of `name: value` lines, and values that go on in indented lines, with or without "|" or ">".
 */
export function readYaml(lines: string): Map<string, YamlItem[]> {
  const values = new Map<string, YamlItem[]>()
  let items: YamlItem[] = []
  for (const line of lines.split('\n')) {
    if (/^\s*#/.test(line)) continue
    const pair = /^([\w-]+)[ \t]*:(?:[ \t]+(.*))?$/.exec(line)
    const item = /^[ \t]*-[ \t]+(.+)$/.exec(line)
    if (pair?.[1] !== undefined) {
      items = /^[|>][+-]?$/.test((pair[2] ?? '').trim()) ? [''] : readValue(pair[2] ?? '')
      values.set(pair[1].toLowerCase(), items)
    } else if (item?.[1] !== undefined) items.push(readItem(item[1]))
    else if (line.trim() !== '') goOn(items, line.trim())
  }
  return values
}

function readItem(words: string): YamlItem {
  const pair = readPair(words)
  return pair === null ? unquote(words) : { [pair.key]: pair.value }
}

function goOn(items: YamlItem[], words: string): void {
  const last = items.at(-1)
  const pair = readPair(words)
  if (typeof last === 'object') {
    if (pair !== null) last[pair.key] = pair.value
  } else if (last === undefined && pair !== null) items.push({ [pair.key]: pair.value })
  else if (last === undefined) items.push(unquote(words))
  else items[items.length - 1] = `${last} ${words}`.trim()
}

function readPair(words: string): { key: string; value: string } | null {
  const [, key, value] = /^([a-z][\w-]*):(?:[ \t]+(.*))?$/i.exec(words) ?? []
  return key === undefined || key.toLowerCase() === '__proto__' ? null : { key: key.toLowerCase(), value: unquote(value ?? '') }
}

function readValue(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim())?.[1]?.match(/\s*"[^"]*"|\s*'[^']*'|[^,]+/g) ?? [value]
  return list.map(unquote).filter((item) => item !== '')
}

const unquote = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, '$2').trim()
