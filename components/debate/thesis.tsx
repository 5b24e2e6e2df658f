'use client'

import { ChevronDown, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ClaimCard, ClaimItem } from '@/components/debate/claim-card.tsx'
import { ClaimComposer } from '@/components/debate/claim-composer.tsx'
import { useDebate } from '@/components/debate/debate-context.ts'
import { relationIcons } from '@/components/debate/relation.tsx'
import { countBelow, isBelow, sidesOfThesis, type Shown } from '@/components/debate/shown-claim.ts'
import { claimDraftId } from '@/components/margin/drafts.ts'
import { cn } from '@/components/ui/class-names.ts'
import type { Answering } from '@/lib/domain/annotation/mark.ts'

/** A claim that stands on top, with what speaks for and against it in two columns, and what qualifies it below. */
export function Thesis({ node }: { node: Shown }) {
  const { composing } = useDebate()
  const qualified = node.children.qualifies.length > 0 || composing.has(claimDraftId({ to: node.key, relation: 'qualifies' }))
  return (
    <div className="claim thesis" data-claim={node.key}>
      <ClaimCard node={node} level={0} />
      <div className="sides">
        {sidesOfThesis.map((relation) => <SideOf key={relation} node={node} relation={relation} />)}
        {qualified && <SideOf node={node} relation="qualifies" />}
      </div>
    </div>
  )
}

/** More than these, and the rest waits to be asked for. */
const most = 8
const first = 6

function SideOf({ node, relation }: { node: Shown; relation: Answering }) {
  const t = useTranslations('debate')
  const { debate, chosen, mayWrite, composing, compose } = useDebate()
  const headingId = useId()
  const [all, setAll] = useState(false)
  const answers = { to: node.key, relation }
  const children = node.children[relation]
  // What is chosen is shown, wherever it stands.
  const wanted = children.findIndex(({ key }) => key === chosen || (chosen !== null && isBelow(debate, chosen, key)))
  const shown = all || children.length <= most || wanted >= first ? children : children.slice(0, first)
  const count = countBelow(children)
  const Icon = relationIcons[relation]
  return (
    <section aria-labelledby={headingId} data-side={relation} className={cn('side', relation)}>
      <h3 id={headingId} className="side-head"><Icon aria-hidden />{t(`sides.${relation}`)}<span className="c">{count === 0 ? t('none') : t('claims', { count })}</span></h3>
      <ul className="branch" data-list={`${node.key} ${relation}`}>{shown.map((child) => <ClaimItem key={child.key} node={child} level={1} />)}</ul>
      {shown.length < children.length && (
        <button type="button" className="more-row" onClick={() => setAll(true)}><ChevronDown aria-hidden />{t(`more.${relation}`, { count: children.length - shown.length })}</button>
      )}
      {mayWrite && node.claim !== null && (composing.has(claimDraftId(answers))
        ? <ClaimComposer answers={answers} />
        : <AddClaim label={t(`add.${relation}`)} onAdd={() => compose(answers, true)} />)}
    </section>
  )
}

export const AddClaim = ({ label, onAdd }: { label: string; onAdd: () => void }) => (
  <button type="button" className="add" onClick={onAdd}><Plus aria-hidden />{label}</button>
)
