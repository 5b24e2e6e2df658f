import type { Preferences } from '@/lib/domain/account/preferences.ts'

/*
 * The upright Latin parts of the faces, asked for with the page, not after its stylesheet.
 * The bundler gives these the same addresses as in fontsource's stylesheets (globals.css).
 */
const face = {
  'literata': new URL('../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2', import.meta.url),
  'source-serif': new URL('../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2', import.meta.url),
  'atkinson': new URL('../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2', import.meta.url),
} satisfies Record<NonNullable<Preferences['face']>, URL>
const ui = new URL('../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2', import.meta.url)

const italic = {
  'literata': new URL('../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-italic.woff2', import.meta.url),
  'source-serif': new URL('../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-italic.woff2', import.meta.url),
  'atkinson': new URL('../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2', import.meta.url),
} satisfies typeof face

/** What a page needs at once: the interface's face, and the one that its reader has chosen. */
export const firstFonts = (chosen: Preferences['face'] = 'literata'): string[] => [String(ui), String(face[chosen])]

/** The slanted words of a reading, where it has some. */
export const italicFont = (chosen: Preferences['face'] = 'literata'): string => String(italic[chosen])
