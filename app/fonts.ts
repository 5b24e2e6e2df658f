/**
 * The upright Latin parts of the two faces, which every page needs: asked for with the page, not after its stylesheet.
 * The bundler gives these the same addresses as in fontsource's stylesheets (globals.css).
 */
export const firstFonts = [
  new URL('../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2', import.meta.url),
  new URL('../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2', import.meta.url),
].map(String)
