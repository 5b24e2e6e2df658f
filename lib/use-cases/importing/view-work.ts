import type { ReadingAccess } from '@/lib/db/access.ts'
import type { WorkView } from '@/lib/domain/reading/room-view.ts'
import { readAbout } from '@/lib/domain/reading/work.ts'

/** What a reading's page says of the work. Addresses of authors stay in the text, where it has them. */
export function viewWork(reading: ReadingAccess, isStaff: boolean): WorkView {
  const { container, date, doi, licence, abstract, keywords, authors } = readAbout(reading, 'und')
  return {
    ...(container === undefined || container === reading.source ? {} : { container }),
    ...(date === undefined ? {} : { date }),
    ...(doi === undefined ? {} : { doi }),
    ...(licence === undefined ? {} : { licence }),
    ...(abstract === undefined ? {} : { abstract }),
    keywords,
    people: authors.map(({ name, affiliation, orcid }) => ({ name, ...(affiliation === undefined ? {} : { affiliation }), ...(orcid === undefined ? {} : { orcid }) })),
    original: isStaff || reading.sharesOriginal,
  }
}
