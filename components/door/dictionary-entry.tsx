import { CircleQuestionMark } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Monogram } from '@/components/ui/monogram.tsx'

const marked = (look: string) => function Marked(chunks: ReactNode) {
  return <span className={`underline underline-offset-[7px] [text-decoration-skip-ink:none] ${look}`}>{chunks}</span>
}

const marks = {
  claim: marked('bg-claim-wash decoration-claim-line decoration-[1.5px]'),
  question: marked('decoration-question-line decoration-dotted decoration-2'),
  doubt: marked('decoration-doubt-line decoration-wavy decoration-[1.25px]'),
  evidence: marked('decoration-evidence-line decoration-double decoration-[1.5px]'),
}

/** The word's own entry in a dictionary, marked up as a text in a reading room is, with a gloss in its margin. */
export function DictionaryEntry() {
  const t = useTranslations('door')
  return (
    <div className="grid gap-10 max-md:gap-4">
      <dl className="max-w-130 font-read text-[24px]/10 max-md:text-[20px]/8">
        <dt lang="en" className="text-[56px]/16 font-semibold tracking-[-.03em] max-md:text-[40px]/12">{headword}</dt>
        <dd className="mb-6 text-[20px]/8 text-balance text-ink-3 italic max-md:mb-0 max-md:text-[16px]/6">
          {t.rich('entry.etymology', { latin: (chunks) => <span lang="la" className="not-italic">{chunks}</span> })}
        </dd>
        <dd className="text-balance max-md:hidden">{t.rich('entry.meaning', marks)}</dd>
      </dl>
      <div className="grid max-w-90 grid-cols-[24px_minmax(0,1fr)] gap-3 text-ink-2 max-md:hidden">
        <Monogram initials="KM" tint={5} />
        <p>
          <b className="text-ink">{reader}</b>{' '}
          <span className="ml-1 inline-flex items-center gap-1 align-[-2px] text-micro font-medium"><CircleQuestionMark aria-hidden className="size-3.5 text-question-ink" />{t('entry.asks')}</span>
          <br />
          {t('entry.question')}
        </p>
      </div>
    </div>
  )
}

const headword = 'pos·til'
const reader = 'Kofi Mensah'
