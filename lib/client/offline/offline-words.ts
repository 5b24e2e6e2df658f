import type { Language } from '@/lib/domain/account/language.ts'

interface OfflineWords {
  language: Language
  title: string
  text: string
  retry: string
  readings: string
  none: string
}

/** The service worker stands outside the pages and their catalogue: what it says is all here, in every language. */
export const offlineWords: readonly OfflineWords[] = [
  {
    language: 'en',
    title: 'No connection',
    text: 'This page is not on this device, and the server cannot be reached.',
    retry: 'Try again',
    readings: 'What you can read now',
    none: 'Readings that you open while there is a connection can be read here without one.',
  },
  {
    language: 'fr',
    title: 'Pas de connexion',
    text: 'Cette page n’est pas sur cet appareil, et le serveur est injoignable.',
    retry: 'Réessayer',
    readings: 'Ce que vous pouvez lire maintenant',
    none: 'Les textes que vous ouvrez avec une connexion pourront être lus ici sans connexion.',
  },
]
