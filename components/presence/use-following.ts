import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { joinWords } from '@/lib/messages/join-words.ts'
import { firstName, type PresentPerson } from '@/components/presence/present-people.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { prefersStill } from '@/components/reader/use-media.ts'

const bar = 56
/** ms: a person whose connection only blinks is still followed. */
const patience = 4000
/** Keys that scroll a page. */
const scrollKeys: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])

export interface Following {
  /** Who is followed, as `PresentPerson.id`. */
  id: string | null
  /** Their name, also in the moment after they have left. */
  name: string
  /** Follows somebody, or nobody any more. */
  follow: (id: string | null) => void
  /** Follows the person after the one followed, in the order of the stack; nobody after the last. Whether there was anything to do. */
  next: () => boolean
  /** What to say of it to a screen reader. */
  said: string
}

/**
 * Keeps the place that somebody reads under the bar, whatever the size of their window: places are offsets into the text.
 * One's own scrolling, Escape, or their leaving ends it.
 */
export function useFollowing(here: readonly PresentPerson[], laid: LaidText | null): Following {
  const t = useTranslations('presence')
  const language = useLocale()
  const [id, setId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const followed = here.find((person) => person.id === id)
  const name = useRef('')
  if (followed !== undefined) name.current = firstName(followed.person.name)
  const place = followed?.place ?? null

  const follow = useCallback((next: string | null) => {
    const person = here.find((one) => one.id === next)
    if (next !== null && person === undefined) return
    setId(next)
    setSaid(person === undefined ? t('followEnded', { name: name.current }) : t('followBegun', { name: firstName(person.person.name) }))
  }, [here, t])

  useEffect(() => {
    if (laid === null || place === null || id === null) return
    const top = window.scrollY + laid.root.getBoundingClientRect().top + laid.heightOf(place) - bar - 8
    if (Math.abs(top - window.scrollY) > 2) window.scrollTo({ top, behavior: prefersStill() ? 'instant' : 'smooth' })
  }, [laid, place, id])

  const followers = here.filter((person) => person.followsMe).map(({ person }) => firstName(person.name))
  const together = joinWords(followers, language)
  useEffect(() => { if (together !== '') setSaid(t('followedBy', { names: together, count: followers.length })) }, [t, together, followers.length])

  const gone = id !== null && followed === undefined
  useEffect(() => {
    if (!gone) return
    const timer = setTimeout(() => {
      setId(null)
      setSaid(t('followLeft', { name: name.current }))
    }, patience)
    return () => clearTimeout(timer)
  }, [gone, t])

  useEffect(() => {
    if (id === null) return
    const end = () => {
      setId(null)
      setSaid(t('followEnded', { name: name.current }))
    }
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null
      if (event.key === 'Escape' ? !event.defaultPrevented : scrollKeys.has(event.key) && !typing) end()
    }
    // The scroll bar is the root element's: a press on it lands there.
    const press = (event: PointerEvent) => { if (event.target === document.documentElement) end() }
    document.addEventListener('wheel', end, { passive: true })
    document.addEventListener('touchmove', end, { passive: true })
    document.addEventListener('keydown', key)
    document.addEventListener('pointerdown', press)
    return () => {
      document.removeEventListener('wheel', end)
      document.removeEventListener('touchmove', end)
      document.removeEventListener('keydown', key)
      document.removeEventListener('pointerdown', press)
    }
  }, [id, t])

  const next = () => {
    const placed = here.filter((person) => person.place !== null)
    const at = placed.findIndex((person) => person.id === id)
    if (placed.length > 0) follow(placed[at + 1]?.id ?? null)
    return placed.length > 0
  }

  return { next, id, name: name.current, follow, said }
}
