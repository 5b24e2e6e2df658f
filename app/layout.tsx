import './globals.css'
import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { htmlAttributes, themeScript } from '@/components/ui/theme.ts'
import { currentSession } from '@/lib/auth/current.ts'
import { getPreferences } from '@/lib/use-cases/account/preferences.ts'
import { firstFonts } from './fonts.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site')
  return {
    title: { default: 'Postil', template: '%s · Postil' },
    description: t('description'),
    robots: { index: false, follow: false },
    referrer: 'same-origin',
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [{ media: '(prefers-color-scheme: light)', color: '#fdfdfc' }, { media: '(prefers-color-scheme: dark)', color: '#16181d' }],
}

/** Reads the request, so every page is made for it: the nonce of its Content-Security-Policy is new each time. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const [language, t, { ui }, preferences] = await Promise.all([getLocale(), getTranslations('site'), getMessages(), ownPreferences()])
  return (
    <html lang={language} {...htmlAttributes(preferences)} suppressHydrationWarning>
      <head>
        {firstFonts(preferences?.face).map((href) => <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />)}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a href="#main" className="fixed -top-15 left-4 z-99 rounded-md bg-raised px-4 py-2 focus:top-2 focus:shadow-pop">{t('skip')}</a>
        {/* What every page may show; a page adds its own (components/ui/with-messages.tsx). */}
        <NextIntlClientProvider messages={{ ui }}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

/** Null where nobody is signed in. */
async function ownPreferences() {
  const session = await currentSession()
  return session === null ? null : getPreferences(session.user.id)
}
