/** The id of the element of the note with `label`, and the fragment that leads to it. */
export const noteId = (label: string) => `note-${fragment(label)}`

/** The id of the first reference to the note with `label`, where its way back leads. */
export const noteRefId = (label: string) => `noteref-${fragment(label)}`

const fragment = (label: string) => encodeURIComponent(label.replace(/\p{Surrogate}/gu, '\ufffd'))
