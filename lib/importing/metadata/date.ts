const languages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl']

/** By name and short name in lower case: the number of a month. */
const months = new Map(languages.flatMap((language) => ['long', 'short'].flatMap((month) => {
  const format = new Intl.DateTimeFormat(language, { month: month as 'long' | 'short', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, index) => [format.format(Date.UTC(2000, index, 15)).toLowerCase().replace(/\.$/, ''), index + 1] as const)
})))
months.set('sept', 9)

const patterns = [
  { pattern: /\b(?<year>(?:1[5-9]|20)\d\d)-(?<month>0[1-9]|1[0-2])(?:-(?<day>[0-3]\d))?\b/gu },
  { pattern: /(?<![\p{L}\d])(?<day>[0-3]?\d)(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+|of\s+)?(?<name>\p{L}{3,12})\.?,?\s+(?:de\s+)?(?<year>(?:1[5-9]|20)\d\d)(?!\d)/gu },
  { pattern: /(?<!\d)(?<day>[0-3]?\d)\.(?<month>0?[1-9]|1[0-2])\.(?<year>(?:1[5-9]|20)\d\d)(?!\d)/gu },
  { pattern: /(?<!\p{L})(?<name>\p{L}{3,12})\.?\s+(?<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?<year>(?:1[5-9]|20)\d\d)(?!\d)/gu },
  { pattern: /(?<!\p{L})(?<name>\p{L}{3,12})\.?,?\s+(?:de\s+)?(?<year>(?:1[5-9]|20)\d\d)(?!\d)/gu },
  { pattern: /(?<!\d)(?<year>(?:1[5-9]|20)\d\d)(?!\d)/gu },
]

/** The most precise date that `text` names, as YYYY, YYYY-MM or YYYY-MM-DD, and where it stands. */
export function findDate(text: string): { date: string; start: number; end: number } | undefined {
  for (const { pattern } of patterns) {
    for (const found of text.slice(0, 1000).matchAll(pattern)) {
      const { year = '', month, name, day } = found.groups ?? {}
      const number = name === undefined ? Number(month ?? NaN) : months.get(name.toLowerCase())
      if (name !== undefined && number === undefined) continue
      const parts = number === undefined || Number.isNaN(number) ? [year] : [year, number, ...(day === undefined ? [] : [Number(day)])]
      if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) continue
      return { date: parts.map((part) => `${part}`.padStart(2, '0')).join('-'), start: found.index, end: found.index + found[0].length }
    }
  }
  return undefined
}

const said = String.raw`(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated|modified|publié|mis à jour|veröffentlicht|aktualisiert|publicado|actualizado)(?!\s+(?:by|in)\b|\s+by:)(?:\s+(?:online|on|le|am|el))*\s*:?\s*`

/** Before the day a work came out, and not the one it was last touched. */
const cameOut = /(?:first\s+|originally\s+)?(?:published|posted|publié|veröffentlicht|publicado)(?!\s+(?:by|in)\b|\s+by:)(?:\s+(?:online|on|le|am|el))*\s*:?\s*/i

/** Whether a line is a date and nothing else, but for a weekday, a time and "Published". */
export function isDateLine(line: string): boolean {
  if (line.length > 120) return false
  const words = line.trim().replace(new RegExp(`^${said}`, 'i'), '').replace(/^(?:\p{L}+(?:day|tag|di)|mittwoch|\p{L}{3,4}\.?),?\s+(?=\p{L}|\d)/u, (day) => (months.has(day.replace(/[.,]*\s+$/, '').toLowerCase()) ? day : ''))
  const found = words.length <= 100 ? findDate(words) : undefined
  return found !== undefined && found.date.length > 4 && found.start === 0 && /^(?:[,\s]*(?:(?:at|à|um)\s+)?\d{1,2}(?:[:.h]\d\d)(?:\s*[ap]\.?m\.?)?(?:\s*(?:uhr|[a-z]{2,4}))?)?(?:,\s*(?:mis à jour|updated|aktualisiert|actualizado)\b.{0,40})?(?:\s+issue)?[.\s]*$/i.test(words.slice(found.end))
}

/** When a work was published, by the lines that say so: a date after "published" first, then the most precise. Not when it was received or read. */
export function findPublished(lines: string[]): string | undefined {
  const published = lines.flatMap((line) => {
    const at = cameOut.exec(line)
    return at === null ? [] : [line.slice(at.index + at[0].length)]
  })
  const others = lines.map((line) => line.replace(/\b(?:received|accepted|revised|accessed|downloaded|submitted|updated|modified|mis à jour|aktualisiert)\b[^;.]*/gi, ''))
  const dates = (texts: string[]) => texts.flatMap((text) => findDate(text)?.date ?? []).sort((a, b) => b.length - a.length)
  return dates(published)[0] ?? dates(others)[0]
}
