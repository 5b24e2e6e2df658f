import { z } from 'zod'
import { AppError, errorCodes } from '@/lib/domain/error.ts'
import { block, type Block, type ImportedReading } from './block.ts'
import { pageLocator, pageRuns, type PageLocator } from './pages.ts'

/**
 * What the database keeps as JSON of readings and imports, read by its schemas wherever it comes back: what does not fit is a
 * fault of ours that says which column it stands in, not a page that breaks later.
 */
const author = z.object({ name: z.string(), affiliation: z.string().optional(), email: z.string().optional(), orcid: z.string().optional() })

const importedReading: z.ZodType<ImportedReading> = z.object({
  title: z.string(),
  authors: z.array(author),
  container: z.string().optional(),
  date: z.string().optional(),
  doi: z.string().optional(),
  licence: z.string().optional(),
  abstract: z.string().optional(),
  keywords: z.array(z.string()),
  language: z.string(),
  text: z.string(),
  blocks: z.array(block),
  dropped: z.array(z.object({ why: z.string(), text: z.string() })),
  warnings: z.array(z.string()),
  doubts: z.array(z.object({ start: z.int(), end: z.int(), why: z.string() })).optional(),
  pages: z.array(pageLocator).optional(),
  pageRuns: z.array(pageRuns).optional(),
})

const progress = z.object({ done: z.number(), total: z.number(), unit: z.enum(['pages', 'bytes']) })
/** A page that says why an import failed is not to fail with it. */
const failure = z.object({
  code: z.enum(errorCodes).catch('internal'),
  message: z.string().catch('This could not be read. Save it in another format, such as plain text or Markdown, and upload that.'),
})

/** A version's blocks, all or some. @throws AppError internal */
export const readBlocks = (column: unknown): Block[] => read('blocks', z.array(block), column)

/** A version's printed pages; none where there are none. @throws AppError internal */
export const readPages = (column: unknown): PageLocator[] => read('pages', z.array(pageLocator).nullable(), column ?? null) ?? []

/** What an importer gave. @throws AppError internal */
export const readImported = (column: unknown): ImportedReading => read('result', importedReading, column)

/** How far an import is; null where nothing is said of that. @throws AppError internal */
export const readProgress = (column: unknown): z.infer<typeof progress> | null => read('progress', progress.nullable(), column ?? null)

/** Why an import failed; null where it did not. @throws AppError internal */
export const readFailure = (column: unknown): z.infer<typeof failure> | null => read('failure', failure.nullable(), column ?? null)

function read<Value>(name: string, schema: z.ZodType<Value>, column: unknown): Value {
  const parsed = schema.safeParse(column)
  if (parsed.success) return parsed.data
  throw new AppError('internal', 'What is stored of this reading cannot be read. That is a fault of Postil.', { cause: new Error(`${name}: ${z.prettifyError(parsed.error).slice(0, 500)}`) })
}
