import { z } from 'zod'
import { author } from './correction.ts'
import type { About } from './draft.ts'
import type { Author, Metadata } from './metadata.ts'

/** How a work is kept beside its reading's title and names: lib/domain/reading/metadata.ts, with `people` for its authors in full. */
export type StoredWork = Pick<Metadata, keyof Metadata> & { people: Pick<Author, keyof Author>[] }

/** A reading's row, as far as it tells of the work. */
interface Row { title: string; authors: string[]; source: string | null; metadata: unknown }

/** What a reading's row holds of a work that is described so. */
export function storeAbout({ title, authors, container, date, doi, licence, abstract, keywords }: About): Row & { metadata: StoredWork } {
  return {
    title: title.slice(0, 300),
    authors: authors.map(({ name }) => name),
    source: container ?? null,
    metadata: {
      people: authors,
      ...(container === undefined ? {} : { container }),
      ...(date === undefined ? {} : { date }),
      ...(doi === undefined ? {} : { doi }),
      ...(licence === undefined ? {} : { licence }),
      ...(abstract === undefined ? {} : { abstract }),
      ...(keywords.length === 0 ? {} : { keywords }),
    },
  }
}

const optional = z.string().optional().catch(undefined)
const stored = z.object({
  people: z.array(author).optional().catch(undefined),
  container: optional, date: optional, doi: optional, licence: optional, abstract: optional,
  keywords: z.array(z.string()).optional().catch(undefined),
}).catch({})

/** What a reading's row says of its work. Authors in full are those whose names still stand there. */
export function readAbout({ title, authors, source, metadata }: Row, language: string): About {
  const { people = [], keywords = [], container, date, doi, licence, abstract } = stored.parse(metadata)
  const place = container ?? source ?? undefined
  return {
    title, language, keywords,
    authors: authors.map((name) => {
      const { affiliation, email, orcid } = people.find((person) => person.name === name) ?? {}
      return { name, ...(affiliation === undefined ? {} : { affiliation }), ...(email === undefined ? {} : { email }), ...(orcid === undefined ? {} : { orcid }) }
    }),
    ...(place === undefined ? {} : { container: place }),
    ...(date === undefined ? {} : { date }),
    ...(doi === undefined ? {} : { doi }),
    ...(licence === undefined ? {} : { licence }),
    ...(abstract === undefined ? {} : { abstract }),
  }
}
