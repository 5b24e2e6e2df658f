import type { Catalogue } from '../catalogue.ts'
import account from './account.json'
import course from './course.json'
import door from './door.json'
import importing from './importing.json'
import margin from './margin.json'
import pages from './pages.json'
import presence from './presence.json'
import reader from './reader.json'
import site from './site.json'
import ui from './ui.json'
import versions from './versions.json'

export const french: Catalogue = { account, course, door, importing, margin, pages, presence, reader, site, ui, versions }
