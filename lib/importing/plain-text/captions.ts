const credit = /\((?:image|photo|picture|credit|source|photograph)s?\b|\b(?:photo(?:graph)?|image|picture|illustration) (?:by|credit|courtesy)\b|\bCC[ -]BY|\b(?:flickr|getty images|wikimedia|reuters|shutterstock|unsplash)\b/i
const figure = /^(?:fig(?:ure|\.)?|table|map|plate|chart|box|abbildung|abb\.|tabelle|tableau|tabla|figura)\s+\d+[a-z]?\s*[.:–—]/i
/** Who made a picture, after a colon or, as newspapers have it, points. */
const made = /\b(?:photo(?:graph)?s?|image|illustration|picture|credits?|foto|bild|photographie|crédit|fotografía)\s*(?::|\.\.\.|…)\s?\p{Lu}[^.!?]{1,60}$/iu

/** Whether words say that they belong to a figure or a table. */
export const isCaption = (text: string) => text.length < 400 && (figure.test(text) || (text.length < 300 && (made.test(text) || (credit.test(text) && /\)$|\b(?:by|credit|courtesy)\b|flickr|getty|reuters/i.test(text)))))

/** A table's or figure's number that stands on a line of its own, above its name. */
export const isNumberedPicture = (text: string) => /^(?:figure|table|fig\.|abbildung|tabelle|tableau|tabla)\s+\d+[a-z]?$/i.test(text)
