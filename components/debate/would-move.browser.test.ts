import { afterEach, describe, expect, it } from 'vitest'
import { listOf, wouldMove } from './would-move.ts'

/** A debate of two theses; heights in px. */
function lay({ forHeight, againstHeight, columns = '1fr 1fr' }: { forHeight: number; againstHeight: number; columns?: string }) {
  const item = (key: string, height: number) => `<li data-claim="${key}"><button class="body" style="display:block;height:${height}px">${key}</button></li>`
  document.body.innerHTML = `
    <main data-debate style="padding-top:60px"><div data-list="theses">
      <div data-claim="a"><button class="body">a</button>
        <div style="display:grid;align-items:start;grid-template-columns:${columns}">
          <section data-side="supports"><ul data-list="a supports">${item('a1', forHeight)}<li data-claim="a2"><button class="body">a2</button><ul data-list="a2"></ul></li></ul></section>
          <section data-side="challenges"><ul data-list="a challenges">${item('b1', againstHeight)}</ul></section>
        </div>
      </div>
    </div></main>`
  const page = document.querySelector('main')
  if (page === null) throw new Error('The page is there.')
  return page
}
const list = (page: Element, to: string | null, relation = 'supports') => {
  const found = listOf(page, to === null ? null : { to, relation })
  if (found === null) throw new Error(`There is a list of ${to}.`)
  return found
}
afterEach(() => { document.body.innerHTML = ''; window.scrollTo(0, 0) })

describe('a claim that arrives', () => {
  it('moves nothing at the end of a column, and nothing in the other one', () => {
    const page = lay({ forHeight: 20, againstHeight: 300 })
    expect(wouldMove(list(page, 'a'))).toBe(false)
    expect(wouldMove(list(page, 'a', 'challenges'))).toBe(false)
    expect(wouldMove(list(page, null))).toBe(false)
  })

  it('moves what stands below its column where columns are stacked', () => {
    const page = lay({ forHeight: 20, againstHeight: 300, columns: '1fr' })
    expect(wouldMove(list(page, 'a'))).toBe(true)
    expect(wouldMove(list(page, 'a', 'challenges'))).toBe(false)
  })

  it('moves a thesis in view below', () => {
    const page = lay({ forHeight: 20, againstHeight: 20 })
    page.querySelector('[data-list="theses"]')?.insertAdjacentHTML('beforeend', '<div data-claim="z"><button class="body">z</button></div>')
    expect(wouldMove(list(page, 'a'))).toBe(true)
  })

  it('moves a claim that is being written below', () => {
    const page = lay({ forHeight: 20, againstHeight: 20 })
    page.querySelector('[data-side="supports"]')?.insertAdjacentHTML('beforeend', '<div data-writing><textarea></textarea></div>')
    expect(wouldMove(list(page, 'a'))).toBe(true)
    expect(wouldMove(list(page, 'a', 'challenges'))).toBe(false)
  })

  it('moves nothing in view where its list ends below the window', () => {
    const page = lay({ forHeight: 5000, againstHeight: 20 })
    page.querySelector('[data-list="theses"]')?.insertAdjacentHTML('beforeend', '<div data-claim="z"><button class="body">z</button></div>')
    expect(wouldMove(list(page, 'a'))).toBe(false)
  })

  it('finds its list by what it answers, and none for what is not in sight', () => {
    const page = lay({ forHeight: 20, againstHeight: 20 })
    expect(list(page, 'a2').getAttribute('data-list')).toBe('a2')
    expect(listOf(page, { to: 'nowhere', relation: 'supports' })).toBeNull()
  })
})
