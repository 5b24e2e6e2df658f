'use client'

import { CircleAlert, CloudOff, Info, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactNode } from 'react'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import type { RoomWord } from '@/components/reader/use-room-words.ts'
import { Button } from '@/components/ui/button.tsx'
import { closeCode } from '@/lib/domain/layer/wire-names.ts'

interface RoomNoticesProps {
  live: readonly LiveLayer[]
  waiting: number
  trouble: string | null
  onCalm: () => void
  word: RoomWord | null
  onHeard: () => void
  /** What others of the page's parts have to say. */
  children?: ReactNode
}

const bold = (chunks: ReactNode) => <b>{chunks}</b>

/** Long enough that a blink of the network says nothing. */
const patience = 2500
/** Long enough to be read twice. */
const passingTime = 5000

/** What the reader must know, at the lower edge of the page: offline once, a room that is closed, a thing that failed. */
export function RoomNotices({ live, waiting, trouble, onCalm, word, onHeard, children }: RoomNoticesProps) {
  const t = useTranslations('reader')
  const offline = live.some(({ snapshot }) => snapshot.status === 'offline')
  const ended = live.filter(({ snapshot }) => snapshot.status === 'ended')
  const fleeting = live.some(({ snapshot }) => !snapshot.durable)
  const [told, setTold] = useState<'not yet' | 'showing' | 'done'>('not yet')
  const [endedRead, setEndedRead] = useState(false)
  const [fleetingRead, setFleetingRead] = useState(false)

  useEffect(() => {
    if (!offline || told !== 'not yet') return
    const timer = setTimeout(() => setTold('showing'), patience)
    return () => clearTimeout(timer)
  }, [offline, told])
  useEffect(() => { if (!offline && told === 'showing') setTold('done') }, [offline, told])

  useEffect(() => {
    if (word?.passing !== true) return
    const timer = setTimeout(onHeard, passingTime)
    return () => clearTimeout(timer)
  }, [word, onHeard])

  const signedOut = ended.some(({ snapshot }) => snapshot.endedBy === closeCode.unauthenticated)
  return (
    <div className="room-notices">
      {children}
      {trouble !== null && <OneNotice error icon={<CircleAlert aria-hidden />} onClose={onCalm}><b>{t('notices.failed')}</b> {trouble}</OneNotice>}
      {word !== null && <OneNotice icon={<Info aria-hidden />} onClose={onHeard}>{word.words}</OneNotice>}
      {ended.length > 0 && !endedRead && (
        <OneNotice error icon={<CircleAlert aria-hidden />} onClose={() => setEndedRead(true)}>
          {signedOut
            ? t.rich('notices.signedOut', { b: bold, a: (chunks) => <a className="word-button inline" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>{chunks}</a> })
            : t.rich('notices.ended', { b: bold, layers: ended.length, names: ended.map(({ layer }) => layer.name).join(', ') })}
        </OneNotice>
      )}
      {fleeting && !fleetingRead && <OneNotice icon={<CircleAlert aria-hidden />} onClose={() => setFleetingRead(true)}>{t.rich('notices.fleeting', { b: bold })}</OneNotice>}
      {told === 'showing' && <OneNotice icon={<CloudOff aria-hidden />} onClose={() => setTold('done')}>{t.rich('notices.offline', { b: bold, count: waiting })}</OneNotice>}
    </div>
  )
}

/** One of them. */
export function OneNotice({ error = false, icon, onClose, children }: { error?: boolean; icon: ReactNode; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <div role={error ? 'alert' : 'status'} className={`room-notice ${error ? 'err' : ''}`}>
      {icon}
      <p className="min-w-0 flex-1">{children}</p>
      <Button size="icon" variant="quiet" aria-label={t('close')} className="-my-1.5 -mr-2" onClick={onClose}><X aria-hidden /></Button>
    </div>
  )
}
