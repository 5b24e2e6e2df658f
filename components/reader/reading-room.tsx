'use client'

import { useLocale, useTranslations } from 'next-intl'
import { startTransition, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { WorkDetails } from '@/components/importing/work-details.tsx'
import { Arrivals } from '@/components/margin/arrivals.tsx'
import { draftKey, DraftStore, noteDraftId, type Draft } from '@/components/margin/drafts.ts'
import { LayerMenu } from '@/components/margin/layer-switch.tsx'
import { buildItems } from '@/components/margin/margin-items.ts'
import { HiddenNotice } from '@/components/margin/hidden-notice.tsx'
import { Margin } from '@/components/margin/margin.tsx'
import { seenKey, SeenStore } from '@/components/margin/seen.ts'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { useDrafts } from '@/components/margin/use-drafts.ts'
import { useFirstVisit } from '@/components/margin/use-first-visit.ts'
import { useTextViews } from '@/components/pages/use-text-views.ts'
import { FollowingPill } from '@/components/presence/following-pill.tsx'
import { Announcer } from '@/components/presence/announcer.tsx'
import { NameFlags } from '@/components/presence/name-flags.tsx'
import { handleIn, presentPeople } from '@/components/presence/present-people.ts'
import { useFollowing } from '@/components/presence/use-following.ts'
import { useRemoteSelections } from '@/components/presence/use-remote-selections.ts'
import { BlockButtons } from '@/components/reader/block-buttons.tsx'
import { Contents } from '@/components/reader/contents.tsx'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { DeedToast } from '@/components/margin/deed-toast.tsx'
import { FilterMenu } from '@/components/margin/filter-menu.tsx'
import { inOrder, tagsOf } from '@/components/margin/note-filter.ts'
import { useNoteFilter } from '@/components/margin/use-note-filter.ts'
import { usePassageChange } from '@/components/margin/use-passage-change.ts'
import { useTypists } from '@/components/margin/use-typists.ts'
import { EmptyMargin } from '@/components/reader/empty-margin.tsx'
import { Footnotes } from '@/components/reader/footnotes.tsx'
import { Heat } from '@/components/reader/heat.tsx'
import { placeKey } from '@/components/reader/kept-place.ts'
import { fetchAtFirstAct, FilterBar, MarkNamesDialog, MarkPopover, NewerText, NoteList, NotePanel, OrphanTray, PagesBar, PagesView, PassageHandles, PlacingBar, PrintedNotes, RoomSheet, SearchField, ShortcutsDialog } from '@/components/reader/later-parts.ts'
import { RoomBar } from '@/components/reader/room-bar.tsx'
import { RoomContext, TypingContext, type Room } from '@/components/reader/room-context.ts'
import { RoomNotices, type RoomWord } from '@/components/reader/room-notices.tsx'
import { describeSaving } from '@/components/reader/saving.ts'
import { scrollToOffset } from '@/components/reader/scroll-to.ts'
import { buildSections } from '@/components/reader/sections.ts'
import { StaticText } from '@/components/reader/static-text.tsx'
import { useAddress } from '@/components/reader/use-address.ts'
import { useChosenLayer } from '@/components/reader/use-chosen-layer.ts'
import { useCommands } from '@/components/reader/use-commands.ts'
import { useCurrentSection } from '@/components/reader/use-current-section.ts'
import { useGathered } from '@/components/reader/use-gathered.ts'
import { useLaidText } from '@/components/reader/use-laid-text.ts'
import { useLayers } from '@/components/reader/use-layers.ts'
import { useLinks } from '@/components/reader/use-links.ts'
import { useMarkPointer } from '@/components/reader/use-mark-pointer.ts'
import { useMarginMode, useMedia } from '@/components/reader/use-media.ts'
import { useOwnPresence } from '@/components/reader/use-own-presence.ts'
import { usePainting } from '@/components/reader/use-painting.ts'
import { usePeople } from '@/components/reader/use-people.ts'
import { useNamedLayers } from '@/components/reader/use-named-layers.ts'
import { usePlace } from '@/components/reader/use-place.ts'
import { useReadingState } from '@/components/reader/use-reading-state.ts'
import { useSearch } from '@/components/reader/use-search.ts'
import { useSelecting } from '@/components/reader/use-selecting.ts'
import { useShownThreads } from '@/components/reader/use-shown-threads.ts'
import { useTextSelection } from '@/components/reader/use-text-selection.ts'
import { useTypedAhead } from '@/components/reader/use-typed-ahead.ts'
import { useWriting } from '@/components/reader/use-writing.ts'
import { sayWritten } from '@/components/reader/written.ts'
import { PlacingContext } from '@/components/versions/placing-context.ts'
import { usePlacements } from '@/components/versions/use-placements.ts'
import { quoteOf, useMovingDrafts } from '@/components/versions/use-moving-drafts.ts'
import { mayPlace, usePlacing } from '@/components/versions/use-placing.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Mark } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

interface ReadingRoomProps {
  view: RoomView
  /** As in static-text.tsx. */
  heldAs: string
  /** Whether the text has notes of its own at its end. */
  hasNotes: boolean
}

/** The page of a reading: its text, and beside it the margin, live. */
export function ReadingRoom({ view: given, heldAs, hasNotes }: ReadingRoomProps) {
  const t = useTranslations('reader')
  const tv = useTranslations('versions')
  const said = useTranslations('marking.filter')
  const language = useLocale()
  const [markNames, setMarkNames] = useState(given.course.markNames)
  const named = useNamedLayers(given)
  const [acted, setActed] = useState(false)
  useEffect(() => fetchAtFirstAct(() => startTransition(() => setActed(true))), [])
  const view = useMemo(() => ({ ...named, course: { ...named.course, markNames } }), [named, markNames])
  const [naming, setNaming] = useState(false)
  const nameMarks = useMemo(() => (given.course.mayNameMarks ? () => setNaming(true) : null), [given.course.mayNameMarks])
  const { reading, version, me } = view
  const [textIndex, setIndex] = useState<TextIndex | null>(null)
  const { view: shown, setView, index, pageIndex, onPages } = useTextViews(textIndex)
  const [darkPages, setDarkPages] = useState(false)
  const [drafts] = useState(() => new DraftStore(deviceStorage(), draftKey(me.userId, reading.id), version.id))
  const [seen] = useState(() => new SeenStore(deviceStorage(), seenKey(me.userId, reading.id)))
  const elsewhere = useReadingState(reading.id, seen)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [word, setWord] = useState<RoomWord | null>(null)
  const [hidden, setHidden] = useState(false)
  const [alone, setAlone] = useState(false)
  const [help, setHelp] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [typing, setTyping] = useState<{ layerId: string; thread: string } | null>(null)
  const [beside, setBeside] = useState(true)
  const [drawer, setDrawer] = useState(false)
  const [wayBack, setWayBack] = useState<{ label: string; back: () => void } | null>(null)

  const wide = useMedia('(min-width: 1360px)')
  const mode = useMarginMode()
  const tell = useCallback((words: string, passing = false) => setWord({ words, passing }), [])
  const hush = useCallback(() => setWord(null), [])
  const onReady = useCallback((root: HTMLElement) => setIndex(indexText(root)), [])
  const laid = useLaidText(index)

  const { live, sessionOf } = useLayers(view.layers, me.userId)
  const [chosen, chooseLayer] = useChosenLayer(view)
  const own = view.layers.find((layer) => layer.kind === 'private') ?? null
  const people = usePeople(view, live)
  const { placements, isOld, putPlace } = usePlacements(view, live)
  const { threads: all, refusals, refusedReplies, loaded } = useShownThreads(live, chosen, version.id, placements)
  const orphans = useMemo(() => all.filter((thread) => thread.lost), [all])
  const written = useDrafts(drafts)
  const writing = useWriting({ index, version: version.id, drafts, sessionOf, complain: setTrouble })
  const { selected, pointed, select, point } = useSelecting(index, all, drafts, mode)
  useTypedAhead(drafts, selected)
  const filtering = useNoteFilter(all, people, seen, selected)
  const { shown: threads, filterBy } = filtering
  const isList = filtering.filter.order !== 'text'
  const gatheredAll = useGathered(all)
  const tags = useMemo(() => tagsOf(gatheredAll), [gatheredAll])
  const knownTags = useStable(tags)
  const change = usePassageChange(writing, select)
  const changePassage = change.start
  const { selection, select: selectText } = useTextSelection(index)
  const news = useFirstVisit(seen, all, loaded && elsewhere.place !== undefined)

  const items = useMemo(() => (hidden ? [] : buildItems(inOrder(threads, filtering.filter.order), written, refusals, version.id, selected, isList)), [hidden, threads, filtering.filter.order, isList, written, refusals, version.id, selected])
  const open = items.find((item) => item.key === selected) ?? null
  const writingOn = change.range ?? (open?.kind === 'draft' ? open.range : null)
  const remote = useRemoteSelections(live, chosen, people, version.id)
  const painter = usePainting(index, { threads, pointed: useMemo(() => [selected, pointed].filter((key) => key !== null), [selected, pointed]), writingOn, remote, hidden })
  useMarkPointer(index, painter, { selected, select, point })
  const search = useSearch(index, painter, laid)
  const links = useLinks(index, tell)
  useMovingDrafts(index, version.id, drafts, useCallback(() => tell(tv('draftMoved')), [tell, tv]))
  const placing = usePlacing({ view, putPlace, complain: setTrouble, unknown: tv('placing.failed') })
  const startPlacing = placing.start
  const finding = useMemo(() => ({ mayPlace: (thread: Thread) => mayPlace(thread, me.leads), start: (thread: Thread) => { select(null); startPlacing(thread) } }), [me.leads, startPlacing, select])
  useAddress({ index, painter, live, threads: all, loaded, chosen, chooseLayer, select, tell })
  const resume = usePlace(index, laid, painter, placeKey(me.userId, reading.id), elsewhere)
  const here = useMemo(() => presentPeople(live.map(({ snapshot }) => snapshot.present), people), [live, people])
  const following = useFollowing(here, laid)
  const followingIn = useCallback((layerId: string) => {
    const present = following.id === null ? undefined : live.find(({ layer }) => layer.id === layerId)?.snapshot.present
    return present === undefined || following.id === null ? null : handleIn(present, people, following.id)
  }, [live, people, following.id])
  useOwnPresence({ layers: view.layers, sessionOf, chosen, version: version.id, laid, selection: alone ? null : selection, typing, followingIn })
  const typists = useTypists(live, people)
  const tellTyping = useCallback((layerId: string, thread: string | null) => setTyping((before) => (thread === null ? (before?.layerId === layerId ? null : before) : { layerId, thread })), [])

  const saving = describeSaving(live.map(({ snapshot }) => snapshot))
  const revision = useSyncExternalStore(seen.subscribe, seen.snapshot, () => 0)
  const gathered = useGathered(threads)
  const sections = useMemo(() => buildSections(view.outline, gathered.flatMap((thread) => thread.range === null ? [] : [{
    start: thread.range.start,
    fresh: revision >= 0 && hasWords(thread) && [thread.entry, ...thread.replies.map((reply) => reply.entry)].some((entry) => !entry.mine && seen.isNew(entry.key, entry.value.written)),
  }])), [view.outline, gathered, seen, revision])
  const current = useCurrentSection(view.outline, laid)

  const goTo = useCallback((offset: number) => {
    setDrawer(false)
    if (index) scrollToOffset(index, offset)
  }, [index])

  const layerFor = (aloneNow: boolean) => (aloneNow || chosen?.mayWrite !== true ? own : chosen)
  const done = () => {
    selectText(null)
    setAlone(false)
  }
  const mark = (range: TextRange, kind: Mark, aloneNow: boolean) => {
    const layer = layerFor(aloneNow)
    if (layer === null) return
    void writing.highlight(range, kind, layer)
    setHidden(false)
    done()
  }
  const write = (range: TextRange, motivation: 'commenting' | 'questioning', aloneNow: boolean) => {
    const layer = layerFor(aloneNow)
    if (layer === null) return
    const id = noteDraftId(range.start, range.end)
    const before = drafts.snapshot()[id]
    drafts.put(id, { kind: 'note', layerId: layer.id, ...range, motivation, mark: motivation === 'questioning' ? 'question' : 'plain', body: before?.body ?? '', ...begunBefore(before, layer.id), ...(index === null ? {} : quoteOf(index.text, version.id, range)) })
    done()
    if (layer.kind !== 'private' && chosen !== null && layer.id !== chosen.id) chooseLayer(layer.id)
    setHidden(false)
    select(id, { reveal: true })
  }
  const copyLink = (range: TextRange) => {
    links.copyPassage(range)
    if (selection !== null) done()
  }
  const toggleContents = () => (wide ? setBeside((before) => !before) : setDrawer((before) => !before))

  const spoken = useCommands({
    index, text: textIndex, language: version.language, selection, selectText, items, selected, select, mark, write,
    nextLayer: () => {
      const at = view.layers.findIndex((layer) => layer.id === chosen?.id)
      const next = view.layers[(at + 1) % view.layers.length]
      if (next) chooseLayer(next.id)
    },
    openFilter: () => setChoosing(true),
    clearFilter: () => {
      filtering.clear()
      return filtering.asked > 0
    },
    toggleHidden: () => setHidden((before) => !before),
    toggleContents,
    followNext: () => following.next(),
    found: search.found,
    openSearch: search.start,
    closeSearch: () => {
      if (search.open) search.stop()
      return search.open
    },
    copyLink,
    openHelp: () => setHelp(true),
  })

  const room = useMemo<Room>(() => ({ view, index, people, drafts, seen, writing, links, knownTags, filterBy, changePassage, nameMarks, tellTyping, select, point }), [view, index, people, drafts, seen, writing, links, knownTags, filterBy, changePassage, nameMarks, tellTyping, select, point])
  const entries = live.map(({ snapshot }) => snapshot.entries)
  const stable = useStable(entries)
  const known = useGathered(stable)
  const writtenHere = useMemo(() => sayWritten(t, language, known), [t, language, known])
  const contents = (
    <Contents sections={sections} current={current} hasNotes={hasNotes} onNotes={() => { if (textIndex) goTo(notesOffset(textIndex)) }} written={writtenHere} onGo={goTo} />
  )
  if (chosen === null || own === null) return null
  const withheld = live.some(({ layer, snapshot }) => layer.id === chosen.id && !snapshot.seesOthers)
  const layerMenu = <LayerMenu compact={mode === 'sheet'} layers={view.layers} chosen={chosen} onChoose={chooseLayer} onFilter={mode === 'sheet' ? () => setChoosing(true) : undefined} />
  const filterMenu = <FilterMenu filtering={filtering} threads={all} open={choosing} onOpenChange={setChoosing} {...(mode === 'sheet' && { from: layerMenu })} />
  return (
    <RoomContext value={room}><TypingContext value={typists}><PlacingContext value={finding}>
      <RoomBar
        contentsOpen={wide ? beside : drawer} onContents={toggleContents} searching={search.open} onSearch={search.open ? search.stop : search.start} section={sections[current]?.label ?? reading.title} saving={saving} here={here} following={following}
        hidden={hidden} onHidden={setHidden} onShortcuts={() => setHelp(true)}
        layerMenu={mode === 'margin' ? null : <>{filterMenu}{mode === 'panel' && layerMenu}</>}
      />
      <div className="reading-room" data-view={shown} data-contents={beside ? 'open' : 'closed'} data-panel={mode !== 'margin' && open !== null ? '' : undefined}>
        {beside && <nav className="toc" aria-label={t('contents')}>{contents}</nav>}
        <main id="main" tabIndex={-1} className="folio">
          <article className="text">
            {search.open && <SearchField search={search} onClose={search.stop} onSelect={() => { search.stop(); selectText(search.found) }} />}
            <header>
              <h1 lang={version.language} dir="auto">{reading.title}</h1>
              <p className="byline" dir="auto">{[reading.authors.join(', '), reading.source].filter(Boolean).join(' · ')}</p>
              <WorkDetails work={view.work} courseId={view.course.id} readingId={reading.id} leads={view.me.leads} />
              {mode !== 'margin' && <OrphanTray threads={orphans} className="-mt-8 mb-6 -ml-3" />}
              {mode !== 'margin' && withheld && <HiddenNotice layer={chosen} timeZone={view.course.timeZone} className="-mt-4 mb-8" />}
            </header>
            {view.pages !== null && <PagesBar view={shown} onView={setView} index={pageIndex} count={view.pages.count} shared={view.pages.shared} dark={darkPages} onDark={setDarkPages} />}
            {shown === 'pages' && textIndex !== null && <PagesView readingId={reading.id} versionId={version.id} text={textIndex.text} language={version.language} onReady={onPages} dark={darkPages} />}
            <StaticText heldAs={heldAs} address={`/api/readings/${reading.id}/html?version=${version.id}`} language={version.language} onReady={onReady} />
            <BlockButtons threads={hidden ? noThreads : gathered} />
            <PrintedNotes wanted={acted} text={textIndex} painter={painter} threads={hidden ? noThreads : threads} all={all.length} layer={chosen} />
            {index && !hidden && <NameFlags index={index} selections={remote} />}
            {index && change.range !== null && <PassageHandles index={index} language={version.language} change={change} range={change.range} />}
            {index && selection && placing.thread === null && change.thread === null && <MarkPopover index={index} range={selection} layer={chosen} own={own} alone={alone} onAlone={setAlone} onMark={(kind) => mark(selection, kind, alone)} onNote={(motivation) => write(selection, motivation, alone)} onLink={() => copyLink(selection)} />}
            {index && <Footnotes index={index} onReturn={setWayBack} />}
          </article>
          <Margin
            items={mode === 'margin' ? items : noItems} laid={laid} selected={selected} pointed={pointed} refusedReplies={refusedReplies} chosen={chosen} onChoose={chooseLayer}
            words={<EmptyMargin loaded={loaded} hidden={hidden} layer={chosen} empty={items.length === 0 && !isList} withheld={withheld} onShow={() => setHidden(false)} />}
            filter={mode === 'margin' ? filterMenu : null} filterBar={mode === 'margin' ? <FilterBar filtering={filtering} all={all.length} /> : null} isList={mode === 'margin' && isList}
            tray={mode === 'margin' ? <OrphanTray threads={orphans} short /> : null}
            arrivals={<>{withheld && <HiddenNotice layer={chosen} timeZone={view.course.timeZone} />}{mode === 'margin' && news && !isList ? <Arrivals items={items} laid={laid} over={false} /> : null}</>}
          />
        </main>
        {laid && <Heat laid={laid} threads={hidden ? noThreads : gathered} here={here} />}
      </div>
      {mode !== 'margin' && open !== null && (change.thread === null || mode === 'panel') && <NotePanel items={items} item={open} refusedReplies={refusedReplies} sheet={mode === 'sheet'} />}
      {mode !== 'margin' && open === null && news && selection === null && resume === null && <Arrivals items={items} laid={laid} over />}
      <FollowingPill following={following} />
      {wayBack !== null && following.id === null && <button type="button" className="pill over" onClick={wayBack.back}>{wayBack.label}</button>}
      {resume !== null && wayBack === null && following.id === null && selection === null && open === null && <button type="button" className="pill over" onClick={resume.go}>{resume.label}<span aria-hidden>·</span><span className="text-lapis">{t('place.go')}</span></button>}
      <RoomSheet open={drawer && !wide} onOpenChange={setDrawer} side="left" title={t('contents')} quietTitle><nav className="toc h-full" aria-label={t('contents')}>{contents}</nav></RoomSheet>
      <ShortcutsDialog open={help} onOpenChange={setHelp} />
      <RoomNotices live={live} waiting={saving.waiting} trouble={trouble} onCalm={() => setTrouble(null)} word={word} onHeard={hush}>{isOld && <NewerText index={index} laid={laid} />}</RoomNotices>
      <PlacingBar placing={placing} selection={selection} onPlaced={(key) => { selectText(null); select(key, { reveal: true, focus: true }) }} />
      {mode !== 'margin' && <FilterBar filtering={filtering} all={all.length} over />}
      <RoomSheet open={mode !== 'margin' && isList && open === null && !choosing} onOpenChange={(show) => { if (!show) filterBy({ order: 'text' }) }} side={mode === 'sheet' ? 'bottom' : 'right'} title={said('list')}>
        <div className="h-full overflow-y-auto px-5 pb-6"><NoteList items={items} selected={selected} pointed={pointed} refusedReplies={refusedReplies} /></div>
      </RoomSheet>
      {naming && <MarkNamesDialog courseId={view.course.id} names={markNames} onNamed={setMarkNames} onClose={() => setNaming(false)} />}
      <DeedToast deeds={writing.deeds} />
      <Announcer ready={loaded} here={here} threads={threads} people={people} said={spoken} aside={following.said} />
    </PlacingContext></TypingContext></RoomContext>
  )
}

/** Words that were begun for another layer say so. */
function begunBefore(before: Draft | undefined, layerId: string) {
  if (before?.kind !== 'note') return {}
  const tags = before.tags === undefined ? {} : { tags: before.tags }
  const begun = before.begunFor ?? before.layerId
  return before.body.trim() === '' || begun === layerId ? tags : { ...tags, begunFor: begun }
}

/** The same list as long as it says the same. */
function useStable<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list)
  const same = kept.length === list.length && kept.every((one, at) => one === list[at])
  if (!same) setKept(list)
  return same ? kept : list
}

const noItems: [] = []
const noThreads: readonly Thread[] = []

/** Offset of the first of the text's own notes; its end without any. */
const notesOffset = ({ root, length }: TextIndex) => Number(root.querySelector<HTMLElement>('.notes [data-s]')?.dataset['s'] ?? length)
