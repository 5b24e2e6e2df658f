'use client'

import { Download, Eye, EyeOff, PanelLeft, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PeopleStack } from '@/components/presence/people-stack.tsx'
import type { Following } from '@/components/presence/use-following.ts'
import type { PresentPerson } from '@/components/presence/present-people.ts'
import { DisplayMenu } from '@/components/reader/display-menu.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import type { SavingState } from '@/components/reader/saving.ts'
import { SavingStatus } from '@/components/reader/saving-status.tsx'
import { Button } from '@/components/ui/button.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Tooltip } from '@/components/ui/tooltip.tsx'

interface RoomBarProps {
  contentsOpen: boolean
  onContents: () => void
  searching: boolean
  onSearch: () => void
  /** The section in view: what the bar of a phone says. */
  section: string
  saving: SavingState
  here: readonly PresentPerson[]
  following: Following
  hidden: boolean
  onHidden: (hidden: boolean) => void
  onShortcuts: () => void
  /** Chooses the layer where no margin has room for it. */
  layerMenu: ReactNode
}

export function RoomBar({ contentsOpen, onContents, searching, onSearch, section, saving, here, following, hidden, onHidden, onShortcuts, layerMenu }: RoomBarProps) {
  const t = useTranslations('reader')
  const ui = useTranslations('ui')
  const { view: { course, reading, version } } = useRoom()
  const home = `/api/readings/${reading.id}/notes.md?marks=1`
  return (
    <header className="room-bar sticky top-0 z-20 flex h-14 items-center gap-1 bg-paper px-4 max-sm:h-13 max-sm:px-1">
      <IconButton label={t('contents')} shortcut="c" aria-expanded={contentsOpen} onClick={onContents}><PanelLeft aria-hidden className="max-sm:size-5" /></IconButton>
      <Link href="/" className="rounded-sm px-1 py-1 font-read text-[19px]/6 font-semibold tracking-[-.01em] max-sm:hidden">Postil</Link>
      <nav aria-label={ui('whereYouAre')} className="flex min-w-0 items-center gap-2 text-small text-ink-2">
        <span aria-hidden className="text-ink-3 max-sm:hidden">/</span>
        <Link href={`/courses/${course.id}`} className="truncate rounded-sm py-1 underline-offset-3 hover:text-ink hover:underline max-sm:hidden">{course.title}</Link>
        <em lang={version.language} className="section-name truncate px-1 font-read text-[15px]/6 font-medium text-ink italic sm:hidden">{section}</em>
      </nav>
      <span className="flex-1" />
      {/* What comes late grows towards the left, where nothing stands that it could push. */}
      <PeopleStack here={here} following={following} />
      {layerMenu}
      <SavingStatus saving={saving} />
      <IconButton label={t('search.field')} shortcut="/" aria-expanded={searching} data-search onClick={onSearch}><Search aria-hidden className="max-sm:size-5" /></IconButton>
      <DisplayMenu hidden={hidden} onHidden={onHidden} onShortcuts={onShortcuts} onTakeHome={home} />
      <span className="contents max-sm:hidden">
        <IconButton label={hidden ? t('display.show') : t('display.hide')} shortcut="m" aria-pressed={hidden} onClick={() => onHidden(!hidden)}>{hidden ? <EyeOff aria-hidden /> : <Eye aria-hidden />}</IconButton>
        <Tooltip label={t('display.home')}>
          <Button size="icon" asChild><a href={home} download aria-label={t('display.home')}><Download aria-hidden /></a></Button>
        </Tooltip>
      </span>
    </header>
  )
}
