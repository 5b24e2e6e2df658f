/** px: what lies under the bar is not read. */
const bar = 56

/**
 * Whether a claim more at the end of a list would move what is in view and being read or written: a claim after the list, or
 * a field. What ends below the window moves nothing; where a whole column lies above it, the browser keeps what is in view where it is.
 */
export function wouldMove(list: Element): boolean {
  const { bottom } = list.getBoundingClientRect()
  if (bottom >= window.innerHeight) return false
  const side = list.closest('[data-side]')
  if (side !== null && side.getBoundingClientRect().bottom <= bar) return false
  const beside = side?.parentElement ?? null
  const stacked = beside === null || getComputedStyle(beside).gridTemplateColumns.split(' ').length < 2
  const page = list.closest('[data-debate]') ?? document.body
  return [...page.querySelectorAll('[data-claim] > .body, [data-writing], .add:is(:hover, :focus-visible)')].some((other) => {
    if ((list.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 || list.contains(other)) return false
    const column = other.closest('[data-side]')
    if (!stacked && column !== null && column !== side && column.parentElement === beside) return false
    const { top, bottom: end } = other.getBoundingClientRect()
    return end > bar && top < window.innerHeight
  })
}

/** The list that a claim's answers of one kind stand in; null where they are not in sight. */
export const listOf = (page: Element, answers: { to: string; relation: string } | null): Element | null =>
  answers === null
    ? page.querySelector('[data-list="theses"]')
    : page.querySelector(`[data-list="${CSS.escape(answers.to)} ${answers.relation}"], [data-list="${CSS.escape(answers.to)}"]`)
