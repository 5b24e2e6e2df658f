import { describe, expect, it } from 'vitest'
import { findDate, findPublished, isDateLine } from './date.ts'
import { findDoi, findLicence, splitKeywords } from './facts.ts'
import { describeAuthors } from './people.ts'
import { findStated, giveRoles } from './stated.ts'

describe('findDoi', () => {
  it.each([
    ['DOI: 10.1000/182', '10.1000/182'],
    ['See https://doi.org/10.1000/ab(20)3.', '10.1000/ab(20)3'],
    ['(doi:10.1000/182).', '10.1000/182'],
    ['Version 10.2/3 of it', undefined],
  ])('finds in %j: %s', (text, doi) => {
    expect(findDoi(text)).toBe(doi)
  })
})

describe('findLicence', () => {
  it.each([
    ['CC BY-SA 4.0', 'CC BY-SA 4.0'],
    ['CC-BY-4.0', 'CC BY 4.0'],
    ['https://creativecommons.org/licenses/by-nc-nd/3.0/', 'CC BY-NC-ND 3.0'],
    ['under the Creative Commons Attribution-NonCommercial 4.0 International licence', 'CC BY-NC 4.0'],
    ['a Creative Commons Attribution-ShareAlike License', 'CC BY-SA'],
    ['The text is in the public domain.', 'public domain'],
    ['© Ada Quill, all rights reserved', undefined],
  ])('finds in %j: %s', (text, licence) => {
    expect(findLicence(text)).toBe(licence)
  })
})

describe('splitKeywords', () => {
  it.each([
    ['mud, boots, rivers.', ['mud', 'boots', 'rivers']],
    ['mud; boots, rubber; rivers', ['mud', 'boots, rubber', 'rivers']],
    ['“good mud,” boots', ['“good mud”', 'boots']],
    ['mud · boots · rivers', ['mud', 'boots', 'rivers']],
  ])('parts %j', (line, keywords) => {
    expect(splitKeywords(line)).toEqual(keywords)
  })
})

describe('dates', () => {
  it.each([
    ['2024-05-03', '2024-05-03'],
    ['3rd of May 2024', '2024-05-03'],
    ['May 3, 2024', '2024-05-03'],
    ['3. März 2024', '2024-03-03'],
    ['le 1er août 2024', '2024-08-01'],
    ['Sept. 2024', '2024-09'],
    ['© The Authors 2024', '2024'],
    ['Room 2024b of 12', '2024'],
    ['no year at all, May 3', undefined],
  ])('reads %j as %s', (text, date) => {
    expect(findDate(text)?.date).toBe(date)
  })

  it('takes the date of publication, not when it was received', () => {
    expect(findPublished(['Received 1 May 2019; accepted 3 June 2020; published 4 July 2021'])).toBe('2021-07-04')
    expect(findPublished(['Received 1 May 2019', '2020, Vol. 3(1)'])).toBe('2020')
    expect(findPublished([])).toBeUndefined()
  })

  it.each([['May 3, 2024', true], ['Published on 3 May 2024', true], ['Monday, May 3, 2024', true], ['May 3, 2024 at 10:15', true], ['2024', false], ['On May 3, 2024 the clock stopped.', false]])('knows whether %j is a date line', (line, is) => {
    expect(isDateLine(line)).toBe(is)
  })
})

describe('describeAuthors', () => {
  const apart = () => false

  it('gives each name the institution with its mark', () => {
    const lines = [{ why: 'author', text: 'Ada Quill¹,² and Ben Moor²' }, { why: 'affiliation', text: '¹ River School' }, { why: 'affiliation', text: '² College of Boats' }]
    expect(describeAuthors(['Ada Quill', 'Ben Moor'], lines, [], apart)).toEqual([{ name: 'Ada Quill', affiliation: 'River School; College of Boats' }, { name: 'Ben Moor', affiliation: 'College of Boats' }])
  })

  it('gives an address to the one whose name it holds, else to the name before it, and to nobody in doubt', () => {
    const of = (text: string) => describeAuthors(['Ada Quill', 'Ben Moor'], [{ why: 'correspondence', text }], [], apart).map((author) => author.email)
    expect(of('Write to moor@example.org')).toEqual([undefined, 'moor@example.org'])
    expect(of('Ada Quill, aq@example.org')).toEqual(['aq@example.org', undefined])
    expect(of('Write to office@example.org')).toEqual([undefined, undefined])
  })
})

describe('findStated', () => {
  const heading = (text: string) => ({ type: 'heading' as const, text, level: 2, marks: [], refs: [] })
  const paragraph = (text: string) => ({ type: 'paragraph' as const, text, marks: [], refs: [] })

  it('finds an abstract and keywords under their headings and after their words', () => {
    const stated = { abstract: 'It is about mud.', keywords: ['mud', 'boots'] }
    expect(findStated([heading('Abstract'), paragraph('It is about mud.'), heading('Keywords'), paragraph('mud, boots'), heading('Mud')])).toEqual(stated)
    expect(findStated([paragraph('Abstract: It is about mud.'), paragraph('Key words: mud; boots'), paragraph('Mud is old.')])).toEqual(stated)
    expect(findStated([heading('Mud'), paragraph('Mud is old.')])).toEqual({})
  })

  it('gives what stands before and after the argument its role', () => {
    const drafts = [heading('Abstract'), paragraph('Short.'), heading('Mud'), paragraph('Long.'), heading('References'), paragraph('Moor, Boots.')]
    expect(giveRoles(drafts).map(({ role = 'body' }) => role)).toEqual(['front', 'front', 'body', 'body', 'back', 'back'])
  })
})
