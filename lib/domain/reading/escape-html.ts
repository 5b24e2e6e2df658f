const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\r': '&#13;' }

/** Any string as HTML text or as a quoted attribute value: it parses back to itself. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character)
}
