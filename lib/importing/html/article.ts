import type { Survey } from './survey.ts'
import { attribute, type Element, elementsOf, isElement } from './tree.ts'

/**
 * The element of a saved page that holds its article: what the page itself calls so (article, main), else the innermost
 * element that holds nearly all of the prose outside links.
 */
export function findArticle(body: Element, survey: Survey): Element {
  const all = survey.prose(body)
  const named: Element[] = []
  for (const element of elementsOf(body)) if (isNamed(element)) named.push(element)
  const isMain = (element: Element) => element.tagName === 'main' || attribute(element, 'role') === 'main'
  const [article] = named.filter((element) => !isMain(element)).sort((a, b) => survey.prose(b) - survey.prose(a))
  const [main] = named.filter(isMain).sort((a, b) => survey.prose(b) - survey.prose(a))
  const whole = main !== undefined && survey.prose(main) > all * 0.3 ? main : body
  // Several articles of one size are a list of them, not one.
  if (article !== undefined && survey.prose(article) > survey.prose(whole) * 0.6) return article
  return descend(whole, survey)
}

const isNamed = (element: Element) =>
  element.tagName === 'article' || element.tagName === 'main' || /^(main|article)$/.test(attribute(element, 'role')) || attribute(element, 'itemprop') === 'articleBody'

function descend(from: Element, survey: Survey): Element {
  let at = from
  for (;;) {
    const children = at.childNodes.filter(isElement)
    const densest = children.find((child) => /^(div|section|center|table|tbody|tr|td)$/.test(child.tagName) && survey.prose(child) > survey.prose(at) * 0.95)
    const lost = densest === undefined ? 0 : survey.words(at) - survey.words(densest)
    if (densest === undefined || lost === 0 && survey.words(at) === 0 || children.some((child) => /^(h[1-6]|p)$/.test(child.tagName))) return at
    at = densest
  }
}
