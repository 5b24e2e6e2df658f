/**
 * What a page's JSON-LD says of its article, given to `add` under names with "ld:". What is not JSON, or is of other shapes, says
 * nothing.
 */
export function readJsonLd(json: string, add: (name: string, value: string) => void): void {
  const article = findArticle(parse(json))
  if (article === null) return
  const give = (name: string, value: unknown) => {
    for (const one of listOf(value).slice(0, 100)) {
      const text = isRecord(one) ? one.name ?? one.url : one
      if (typeof text === 'string') add(name, text)
    }
  }
  give('ld:headline', article.headline ?? article.name)
  give('ld:author', article.author)
  give('ld:container', article.isPartOf ?? article.publisher)
  give('ld:date', article.datePublished)
  give('ld:licence', article.license)
}

function findArticle(value: unknown): Record<string, unknown> | null {
  const graph = isRecord(value) && '@graph' in value ? value['@graph'] : value
  return listOf(graph).slice(0, 1000).find((one): one is Record<string, unknown> => isRecord(one) && listOf(one['@type']).some((type) => typeof type === 'string' && /Article|BlogPosting|Report|Chapter/.test(type))) ?? null
}

function parse(json: string): unknown {
  if (json.length > 500_000) return null
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
