/** Who wrote a work, as it says itself. */
export interface Author {
  name: string
  affiliation?: string
  email?: string
  /** Four groups of four, without the address: 0000-0002-1825-0097. */
  orcid?: string
}

/** What is known of a work beside its title, authors and language; a field is absent where the source says nothing. */
export interface Metadata {
  /** The journal, book or site that it stands in. */
  container?: string
  /** When it was published, as precisely as it says: YYYY, YYYY-MM or YYYY-MM-DD. */
  date?: string
  /** Without the resolver's address: 10.1000/182. */
  doi?: string
  /** A Creative Commons licence's short name (CC BY 4.0), else its name or address as given. */
  licence?: string
  abstract?: string
  keywords?: string[]
}
