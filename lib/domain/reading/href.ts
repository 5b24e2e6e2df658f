/**
 * Where a link of a text may lead: an absolute http, https or mailto address, at most 2,000 characters, as the URL
 * Standard writes it. Anything else (javascript:, data:, a path of the site it came from) is null: its words stay, without a link.
 */
export function findSafeHref(href: string): string | null {
  if (!/^\s*(?:https?:|mailto:)/i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null
  return url.href.length <= 2000 ? url.href : null
}
