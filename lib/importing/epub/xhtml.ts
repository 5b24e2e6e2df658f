const void_ = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** A document type with declarations of its own, which a parser of HTML would take for words. */
const subset = /<!DOCTYPE[^>[]{0,1000}\[[\s\S]{0,20000}?\]\s*>/i

/**
 * XHTML as a parser of HTML has to see it: `<title/>` and `<a id="x"/>` are empty in XHTML, and open without an end in HTML.
 * Elements of a vocabulary with a prefix (`svg:g`) stay as they are.
 */
export function closeEmpty(xhtml: string): string {
  return xhtml.replace(subset, '').replace(/<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[\w:.-]{1,100}\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,100})\s*\/>/g, (whole, name: string, attributes: string) =>
    (void_.test(name) ? whole : `<${name}${attributes}></${name}>`))
}
