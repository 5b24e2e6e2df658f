/** Who speaks, before what they say: "CR: And then?", "ANNA [aside]. No.", "Q. Why?" */
const turn = /^(\p{Lu}[\p{L}\p{M}.’'&-]*(?: [\p{L}\p{M}.’'&-]+){0,4}?)(?:\s*[[(][^\])]{1,80}[\])])?\s?([:.—–])\s+\S/u

/** Words before a colon or a point that begin many a paragraph and are nobody's name. */
const nobody = /^(?:note|source|figure|fig|table|box|keywords?|abstract|summary|example|definition|theorem|lemma|proof|remark|step|part|chapter|section|appendix|vol|no|p|pp|the|an|in|on|ibid|id)\b/i

/**
 * Whether a passage is a turn of speech: it begins with a name, a colon after it, or a point where the name is in capitals, and
 * at least two such names come, one of them more than once.
 */
export function findTurns(passages: { text: string }[]): (text: string) => boolean {
  const counts = new Map<string, number>()
  for (const { text } of passages) {
    const name = speakerOf(text)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  // "A." answers a "Q."; without one, it counts sections.
  if (!counts.has('Q')) counts.delete('A')
  const isTalk = counts.size >= 2 && [...counts.values()].some((count) => count >= 2)
  return (text) => isTalk && counts.has(speakerOf(text) ?? '')
}

function speakerOf(text: string): string | null {
  const [, name, mark] = turn.exec(text.slice(0, 160)) ?? []
  if (name === undefined || name.length > 40 || nobody.test(name) || (mark !== ':' && /^(?:[IVXLCDM]+|[B-PR-Z])$/.test(name))) return null
  return mark === ':' || name === name.toUpperCase() ? name : null
}
