import { createHash } from 'node:crypto'
import { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { applyCorrections } from '@/lib/domain/reading/correct.ts'
import { corrections } from '@/lib/domain/reading/correction.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { readImported } from '@/lib/domain/reading/stored.ts'
import { storeAbout } from '@/lib/domain/reading/work.ts'

/** What a version is made of: JSON as it is stored, so that whoever hands it on need not read it. */
export interface VersionJob {
  /** Of an ImportedReading. */
  imported: string
  /** Of Correction[]. */
  corrections: string
}

/** A version ready to be stored: its text rendered once, its lists as JSON. */
export interface MadeVersion {
  text: string
  language: string
  html: string
  /** SHA-256 of the text, hex. */
  textHash: string
  blocks: string
  /** Null where the text has none. */
  pages: string | null
  pageRuns: string | null
}

export interface MadeReading {
  about: ReturnType<typeof storeAbout>
  version: MadeVersion
}

/**
 * An import with its corrections as the version that is stored of it. It takes as long as the text is; the server has it done
 * beside the thread of the rooms (version-maker.ts).
 * @throws AppError conflict, invalid: corrections that do not fit, or a text that no version can be made of
 */
export function makeVersion(job: VersionJob): MadeReading {
  const made = corrections.safeParse(JSON.parse(job.corrections))
  if (!made.success) throw new AppError('conflict', 'This import was corrected in another window. Load this page again.')
  const imported = applyCorrections(readImported(JSON.parse(job.imported)), made.data)
  const { text, blocks, language, pages, pageRuns } = imported
  const [fault] = checkVersion(text, blocks)
  if (fault !== undefined) throw new AppError('invalid', `This text cannot be published as it is: ${fault}.`)
  return {
    about: storeAbout(imported),
    version: {
      text, language,
      html: renderHtml(text, blocks),
      textHash: createHash('sha256').update(text).digest('hex'),
      blocks: JSON.stringify(blocks),
      pages: pages === undefined ? null : JSON.stringify(pages),
      pageRuns: pageRuns === undefined ? null : JSON.stringify(pageRuns),
    },
  }
}
