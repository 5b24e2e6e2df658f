'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ComponentProps } from 'react'
import { Input } from './field.tsx'

/** A password, which its owner may look at. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type'>) {
  const t = useTranslations('ui')
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <span className="relative block">
      <Input type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" {...props} className="pr-11" />
      <button type="button" aria-pressed={shown} aria-label={t('showPassword')} onClick={() => setShown(!shown)} className="absolute top-1/2 right-1 grid size-8 -translate-y-1/2 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink touch:size-11 touch:right-0">
        <Icon aria-hidden className="size-4" />
      </button>
    </span>
  )
}
