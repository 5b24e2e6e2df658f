import { CircleQuestionMark } from 'lucide-react'
import { Monogram } from '@/components/ui/monogram.tsx'

const mark = 'underline underline-offset-[7px] [text-decoration-skip-ink:none]'

/** The word's own entry in a dictionary, marked up as a text in a reading room is, with a gloss in its margin. */
export function DictionaryEntry() {
  return (
    <div className="grid gap-10 max-md:gap-4">
      <dl className="max-w-130 font-read text-[24px]/10 max-md:text-[20px]/8">
        <dt className="text-[56px]/16 font-semibold tracking-[-.03em] max-md:text-[40px]/12">pos·til</dt>
        <dd className="mb-6 text-[20px]/8 text-balance text-ink-3 italic max-md:mb-0 max-md:text-[16px]/6">
          noun, from Latin <span lang="la" className="not-italic">post illa verba</span>, “after those words”
        </dd>
        <dd className="text-balance max-md:hidden">
          A comment <span className={`${mark} bg-claim-wash decoration-claim-line decoration-[1.5px]`}>written in the margin</span> beside the passage it speaks of; hence, a reading room where a seminar{' '}
          <span className={`${mark} decoration-question-line decoration-dotted decoration-2`}>argues</span> <span className={`${mark} decoration-doubt-line decoration-wavy decoration-[1.25px]`}>over</span>{' '}
          <span className={`${mark} decoration-evidence-line decoration-double decoration-[1.5px]`}>one page</span> together.
        </dd>
      </dl>
      <div className="grid max-w-90 grid-cols-[24px_minmax(0,1fr)] gap-3 text-ink-2 max-md:hidden">
        <Monogram initials="KM" tint={5} />
        <p>
          <b className="text-ink">Kofi Mensah</b>{' '}
          <span className="ml-1 inline-flex items-center gap-1 align-[-2px] text-micro font-medium"><CircleQuestionMark aria-hidden className="size-3.5 text-question-ink" />asks</span>
          <br />
          After which words, though? That is the whole argument.
        </p>
      </div>
    </div>
  )
}
