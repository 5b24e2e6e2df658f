export interface FrontMatter {
  title?: string
  authors: string[]
  language?: string
}

/**
 * The block of `key: value` lines between "---" that may open a Markdown file, and the rest of it. A reading needs few of its
 * keys: title, author or authors (one, a list in brackets, or lines with "-"), lang.
 */
export function splitFrontMatter(source: string): { front: FrontMatter; body: string } {
  const found = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)
  if (found === null || !/^[\w-]+[ \t]*:/m.test(found[1] ?? '')) return { front: { authors: [] }, body: source }
  const values = readKeys(found[1] ?? '')
  const first = (...keys: string[]) => keys.flatMap((key) => values.get(key) ?? [])
  const front: FrontMatter = { authors: first('author', 'authors') }
  const [title] = first('title')
  const [language] = first('lang', 'language')
  if (title !== undefined) front.title = title
  if (language !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) front.language = language
  return { front, body: source.slice(found[0].length) }
}

function readKeys(lines: string): Map<string, string[]> {
  const values = new Map<string, string[]>()
  let key = ''
  for (const line of lines.split('\n')) {
    const pair = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line)
    const item = /^[ \t]*-[ \t]+(?:name:[ \t]*)?(.+)$/.exec(line)
    if (pair?.[1] !== undefined) {
      key = pair[1].toLowerCase()
      values.set(key, readValue(pair[2] ?? ''))
    } else if (item?.[1] !== undefined) values.get(key)?.push(unquote(item[1]))
  }
  return values
}

function readValue(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim())?.[1]?.split(',') ?? [value]
  return list.map(unquote).filter((item) => item !== '')
}

const unquote = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, '$2').trim()
