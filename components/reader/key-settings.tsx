'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type KeyboardEvent } from 'react'
import { changeKey, keyCommands, keyFor, readKeyMap, type KeyCommand } from '@/components/reader/key-map.ts'
import { Button } from '@/components/ui/button.tsx'
import { setKeys } from '@/components/ui/theme.ts'
import { useKeys } from '@/components/ui/use-theme.ts'

/** Gives commands other keys: press one's button, then the key. */
export function KeySettings() {
  const t = useTranslations('reader')
  const keys = readKeyMap(useKeys())
  const [asking, setAsking] = useState<KeyCommand | null>(null)
  const [word, setWord] = useState('')
  const id = useId()

  const take = (command: KeyCommand, event: KeyboardEvent) => {
    if (asking !== command || event.ctrlKey || event.metaKey || event.altKey || ['Tab', 'Shift', 'Enter'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      setAsking(null)
      setWord('')
      return
    }
    const change = changeKey(keys, command, event.key)
    if (change.kind === 'taken') setWord(t('keys.taken', { key: event.key, command: t(`keys.commands.${change.by}`) }))
    else if (change.kind === 'unfit') setWord(t('keys.unfit'))
    else {
      setKeys(change.keys)
      setAsking(null)
      setWord(t('keys.changed', { key: keyFor(command, change.keys), command: t(`keys.commands.${command}`) }))
    }
  }

  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 text-micro font-semibold text-ink-3">{t('keys.title')}</h3>
      <p className="mb-2 text-ink-2">{t('keys.how')}</p>
      <p role="status" className="min-h-5 text-small font-medium text-rubric">{word}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 max-sm:grid-cols-1">
        {keyCommands.map((command) => (
          <li key={command} className="flex items-center justify-between gap-2">
            <span id={`${id}-${command}`} className="text-ink-2">{t(`keys.commands.${command}`)}</span>
            <Button
              variant="line" aria-describedby={`${id}-${command}`} aria-pressed={asking === command} className="min-w-16 justify-center"
              onClick={() => { setAsking(asking === command ? null : command); setWord('') }} onBlur={() => { if (asking === command) setAsking(null) }} onKeyDown={(event) => take(command, event)}
            >{asking === command ? t('keys.press') : <kbd>{keyFor(command, keys)}</kbd>}</Button>
          </li>
        ))}
      </ul>
      <Button className="mt-2 -ml-3" disabled={Object.keys(keys).length === 0} onClick={() => { setKeys({}); setWord(t('keys.reset')) }}>{t('keys.resetAll')}</Button>
    </section>
  )
}
