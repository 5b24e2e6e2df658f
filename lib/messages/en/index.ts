import account from './account.json'
import course from './course.json'
import door from './door.json'
import importing from './importing.json'
import look from './look.json'
import margin from './margin.json'
import marking from './marking.json'
import offline from './offline.json'
import pages from './pages.json'
import presence from './presence.json'
import printing from './printing.json'
import reader from './reader.json'
import site from './site.json'
import ui from './ui.json'
import versions from './versions.json'

/** The catalogue of what people read; its keys are those of every language. */
export const english = { account, course, door, importing, look, margin, marking, offline, pages, presence, printing, reader, site, ui, versions }
