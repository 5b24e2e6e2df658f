/** Look of a link inside a sentence. */
export const textLink =
  'rounded-sm text-lapis underline decoration-[color-mix(in_srgb,var(--lapis)_40%,transparent)] underline-offset-3 hover:decoration-current'
