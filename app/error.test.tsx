import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import ErrorPage from '@/app/error.tsx'
import { InEnglish } from '@/lib/testing/in-english.tsx'

const error = Object.assign(new Error('The database is away.'), { digest: '1201593358' })

describe('the page in place of one that fails', () => {
  it('has a title of its own, says what happened without the error’s words, and leads back to itself', () => {
    const page = renderToStaticMarkup(<InEnglish><ErrorPage error={error} /></InEnglish>)
    expect(page).toContain('<title>Something went wrong · Postil</title>')
    expect(page).toContain('This page could not be made.')
    expect(page).toContain('1201593358')
    expect(page).not.toContain('database')
    expect(page).toMatch(/<a href=""[^>]*>Try again<\/a>/)
  })

  it('speaks the reader’s language', () => {
    expect(renderToStaticMarkup(<InEnglish language="fr"><ErrorPage error={error} /></InEnglish>)).toContain('Cette page n’a pas pu être préparée.')
  })
})
