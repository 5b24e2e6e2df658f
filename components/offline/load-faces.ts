/**
 * Loads the faces that this page is set in, for all the letters that are on it: a browser fetches a face's part only once its letters
 * are laid out, and those far below, or in a note that is not open, may not have been.
 */
export async function loadFaces(text: Element): Promise<void> {
  const letters = [...new Set(document.body.textContent)].join('')
  const families = [text, document.body].map((element) => getComputedStyle(element).fontFamily)
  await Promise.allSettled(families.flatMap((family) => [`16px ${family}`, `italic 16px ${family}`]).map((font) => document.fonts.load(font, letters)))
}
