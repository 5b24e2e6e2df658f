'use client'

import { Ellipsis, Eye, EyeOff, FolderInput, History, Link2, Pencil, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDebate } from '@/components/debate/debate-context.ts'
import { ChooseClaim, HistoryDialog } from '@/components/debate/later-parts.ts'
import type { Shown, ShownEntry } from '@/components/debate/shown-claim.ts'
import { debateHash } from '@/components/debate/use-debate-place.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu.tsx'
import type { Claim } from '@/lib/domain/annotation/entry.ts'
import { answering } from '@/lib/domain/annotation/mark.ts'

/** What one may do with a claim beside answering it. */
export function ClaimMenu({ node, claim, entry }: { node: Shown; claim: Claim; entry: ShownEntry }) {
  const t = useTranslations('debate')
  const { view, mayWrite, writing, edit, focusOn, tell } = useDebate()
  const [asking, setAsking] = useState<'place' | 'history' | null>(null)
  const own = entry.mine && mayWrite
  const { key } = node

  const copyLink = async () => {
    const address = new URL(debateHash({ chosen: key, branch: null }), location.href)
    try {
      await navigator.clipboard.writeText(address.href)
      tell(t('linkCopied'), true)
    } catch {
      // Refused, or not a secure place.
      history.replaceState(null, '', address)
      tell(t('linkRefused'))
    }
  }
  const withdraw = async () => {
    if (await writing.withdraw(key, claim)) focusOn(key, claim.answers?.to, 'add')
  }
  return (
    <>
      <Menu>
        <MenuTrigger className="more" aria-label={t('menu.label')}><Ellipsis aria-hidden /></MenuTrigger>
        <MenuContent onCloseAutoFocus={(event) => { if (document.activeElement instanceof HTMLTextAreaElement) event.preventDefault() }}>
          {own && <MenuItem onSelect={() => edit(key)}><Pencil aria-hidden />{t('menu.edit')}</MenuItem>}
          {own && <MenuItem onSelect={() => setAsking('place')}><FolderInput aria-hidden />{t('menu.place')}</MenuItem>}
          {own && <MenuItem onSelect={() => void withdraw()}><Undo2 aria-hidden />{t('menu.withdraw')}</MenuItem>}
          {view.me.leads && !entry.mine && <MenuItem onSelect={() => void writing.hide(key, entry.hidden !== true)}>{entry.hidden === true ? <Eye aria-hidden /> : <EyeOff aria-hidden />}{t(entry.hidden === true ? 'menu.show' : 'menu.hide')}</MenuItem>}
          {claim.edited !== undefined && <MenuItem onSelect={() => setAsking('history')}><History aria-hidden />{t('menu.history')}</MenuItem>}
          <MenuItem onSelect={() => void copyLink()}><Link2 aria-hidden />{t('menu.link')}</MenuItem>
        </MenuContent>
      </Menu>
      <ChooseClaim
        open={asking === 'place'} onClose={() => setAsking(null)} of={node} title={t('choose.place')} does={answering} alone submit={t('choose.doPlace')}
        onChoose={async (to, relation) => {
          const moved = await writing.move(key, claim, to === null ? null : { to, relation: relation as (typeof answering)[number] })
          if (moved) focusOn(key)
          return moved
        }}
      />
      {asking === 'history' && <HistoryDialog roomId={view.room.roomId} entryKey={key} onClose={() => setAsking(null)} />}
    </>
  )
}
