import { attribute, type Element, isElement, wordsOf } from './tree.ts'

const byName: Record<string, string> = {
  nav: 'navigation', footer: 'footer of the page', form: 'form', button: 'form', input: 'form', select: 'form', textarea: 'form', dialog: 'dialog', menu: 'navigation',
}
const byRole: Record<string, string> = {
  navigation: 'navigation', banner: 'head of the page', contentinfo: 'footer of the page', complementary: 'beside the text', search: 'form', dialog: 'dialog',
  alertdialog: 'dialog', toolbar: 'navigation', menu: 'navigation', 'doc-toc': 'table of contents', 'doc-pagebreak': 'page number',
}
const byClass: [RegExp, string][] = [
  [/(^|[\s_-])(comments?|comment-?list|disqus\w*|respond)([\s_-]|$)/i, 'comments'],
  [/(^|[\s_-])(sidebar|related(-?posts)?|recommended|newsletter(-?\w*)?|subscribe|promo|advert\w*|ads?|sponsored?|outbrain|taboola)([\s_-]|$)/i, 'beside the text'],
  [/(^|[\s_-])(share|share-?buttons?|sharing|sharedaddy|social(-?\w*)?|print-?link|post-?tags|tags|tags-?links|navbar|nav|breadcrumbs?|pagination|pager|post-?navigation|navbox|catlinks|mw-jump-link|mw-editsection|skip-?link)([\s_-]|$)/i, 'navigation'],
  [/(^|[\s_-])(button-wrapper|wp-block-buttons?|kg-(signup|bookmark|cta|button|email|email-cta)-card|wp-block-(query|post-template|latest-posts|post-comments-form)|callout-emoji|speechify-ignore)([\s_-]|$)/i, 'beside the text'],
  [/(^|[\s_-])wp-block-post-(date|author|terms)([\s_-]|$)|(^|[\s_-])(article|post|primary)-tag([\s_-]|$)/i, 'who and when'],
  [/(^|[\s_-])(toc|table-?of-?contents)([\s_-]|$)/i, 'table of contents'],
  [/(^|[\s_-])(cookie\w*|consent|popup|modal|paywall)([\s_-]|$)/i, 'dialog'],
  [/(^|[\s_-])(byline|dateline|entry-?meta|post-?meta|article-?meta|contrib-?group|contributors|affiliations?|affs|author-?notes|kicker)([\s_-]|$)/i, 'who and when'],
  [/(^|[\s_-])(sr-only|screen-reader-text|visually-?hidden|noprint)([\s_-]|$)/i, 'not shown'],
]

/** Why an element of any document is left out, or null: it is not shown, or a control and not words. */
export function findUnshown(element: Element): string | null {
  if (element.attrs.some((attr) => attr.name === 'hidden')) return 'not shown'
  if (element.attrs.length > 0 && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style'))) return 'not shown'
  if (element.tagName === 'span' && element.attrs.length > 0 && /mso-list:\s*Ignore/i.test(attribute(element, 'style'))) return 'number of an item'
  if (element.tagName === 'div' && isComment(element)) return 'comments'
  if (element.tagName === 'nav') return 'navigation'
  if (element.tagName === 'form' || element.tagName === 'p' || element.tagName === 'div') return null
  return byName[element.tagName] === 'form' ? 'form' : null
}

/** A comment of a word processor, which begins with the way back to its marker. */
function isComment(element: Element): boolean {
  let first: Element | undefined = element
  for (let depth = 0; depth < 3 && first !== undefined; depth += 1) {
    if (first.tagName === 'a') return /^cmnt\d/.test(attribute(first, 'id'))
    first = first.childNodes.find(isElement)
  }
  return false
}

/** Why an element of a saved page is not of its article, or null. */
export function findUnwanted(element: Element): string | null {
  if (Object.hasOwn(byName, element.tagName)) return byName[element.tagName] ?? null
  const role = attribute(element, 'role')
  if (Object.hasOwn(byRole, role)) return byRole[role] ?? null
  if (element.tagName === 'aside' && !isPullquote(element)) return 'beside the text'
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`.slice(0, 500)
  return byClass.find(([pattern]) => pattern.test(names))?.[1] ?? null
}

export function isPullquote(element: Element): boolean {
  return element.attrs.length > 0 && (/doc-pullquote/.test(attribute(element, 'role')) || /(^|[\s_-])pull-?quote/i.test(`${attribute(element, 'class')} ${attribute(element, 'epub:type')}`))
}

/** The number of the printed page that an element says begins at it, "" where it says none; null for any other element. */
export function findPageBreak(element: Element): string | null {
  if (element.attrs.length === 0) return null
  if (!/\bdoc-pagebreak\b|\bpagebreak\b/.test(`${attribute(element, 'role')} ${attribute(element, 'epub:type')}`)) return null
  const said = attribute(element, 'aria-label') || attribute(element, 'title') || wordsOf(element, 20) || attribute(element, 'id')
  return /(?:^|[^\p{L}\p{N}])(\d{1,5}|[ivxlc]{1,8})[.\])]?\s*$/iu.exec(said)?.[1] ?? /^\D{0,12}?(\d{1,5})$/.exec(said)?.[1] ?? ''
}
