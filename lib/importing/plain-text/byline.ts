/** What leads to a name. */
export const byline = /^(?:by|posted(?: on .{4,40}?)? by|(?:interviewed|interview|text|words|written|story) by|por|par|von)\s+(?=\p{Lu})/iu
