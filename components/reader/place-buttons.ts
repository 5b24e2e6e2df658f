import { commentId } from '@/components/margin/card-frame.tsx'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

export interface AnnotatedBlock {
  block: number
  /** Key of its first note. */
  first: string
  count: number
}

interface PlacedButtons {
  /** Makes them those of `blocks`; what was there and stays keeps its element, and with it the focus. */
  show: (blocks: Iterable<AnnotatedBlock>) => void
  remove: () => void
}

interface ButtonParts {
  /** Copied into each. */
  icon: Element
  say: (one: AnnotatedBlock) => string
  open: (key: string) => void
}

/**
 * Buttons after the blocks of a text that have notes. Not by React: at each place that it renders into apart from its own it
 * listens for some 140 events, which makes more than a hundred thousand over a long text. Two listeners serve all of these.
 */
export function placeButtons(index: TextIndex, { icon, say, open }: ButtonParts): PlacedButtons {
  const shown = new Map<number, AnnotatedBlock & { button: HTMLButtonElement; words: Text }>()
  const hosts = new Map<Element, HTMLElement>()

  const ownOf = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.block-notes button') : null
    const one = button === null ? undefined : shown.get(Number(button.dataset['block']))
    return one?.button === button ? one : undefined
  }
  const press = (event: Event) => {
    const one = ownOf(event)
    if (one !== undefined) open(one.first)
  }
  const tell = (event: Event) => {
    const one = ownOf(event)
    if (one !== undefined) tellDetails(one.button, one.first)
  }
  index.root.addEventListener('click', press)
  index.root.addEventListener('focusin', tell)

  const hostAfter = (place: Element) => {
    const known = hosts.get(place)
    if (known !== undefined) return known
    const host = document.createElement('div')
    host.className = 'block-notes'
    place.after(host)
    hosts.set(place, host)
    return host
  }
  const put = (one: AnnotatedBlock) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.dataset['block'] = String(one.block)
    const words = document.createTextNode(say(one))
    button.append(icon.cloneNode(true), words)
    shown.set(one.block, { ...one, button, words })
    return button
  }

  return {
    show(blocks) {
      const now = [...blocks].sort((a, b) => a.block - b.block)
      const stays = new Set(now.map(({ block }) => block))
      for (const [block, { button }] of shown) {
        if (stays.has(block)) continue
        button.remove()
        shown.delete(block)
      }
      // Where the next button of a place belongs: before the one that stands there, none of which moves.
      const next = new Map<HTMLElement, Element | null>()
      for (const one of now) {
        const place = outermost(index, one.block)
        if (place === null) continue
        const host = hostAfter(place)
        const at = next.has(host) ? (next.get(host) ?? null) : host.firstElementChild
        const before = shown.get(one.block)
        if (before === undefined) {
          host.insertBefore(put(one), at)
          next.set(host, at)
          continue
        }
        next.set(host, before.button.nextElementSibling)
        if (before.first === one.first && before.count === one.count) continue
        before.words.data = say(one)
        Object.assign(before, one)
      }
    },
    remove() {
      index.root.removeEventListener('click', press)
      index.root.removeEventListener('focusin', tell)
      for (const host of hosts.values()) host.remove()
    },
  }
}

/** The child of the text's root that holds the block: what may be followed by a button in valid HTML (a list may not hold one). */
function outermost(index: TextIndex, block: number): Element | null {
  let element: Element | null = index.blocks[block]?.element ?? null
  while (element !== null && element.parentElement !== index.root) element = element.parentElement
  return element
}

/** The first comment is the button's details, where its card is on the page now: cards far away are not. */
function tellDetails(button: HTMLElement, key: string): void {
  const id = commentId(key)
  if (document.getElementById(id) === null) button.removeAttribute('aria-details')
  else button.setAttribute('aria-details', id)
}
