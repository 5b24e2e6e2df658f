'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import { useToDebate } from '@/components/debate/to-debate/use-to-debate.ts'
import { Arrivals } from '@/components/margin/arrivals.tsx'
import { DeedToast } from '@/components/margin/deed-toast.tsx'
import { draftKey, DraftStore } from '@/components/margin/drafts.ts'
import { FilterMenu } from '@/components/margin/filter-menu.tsx'
import { HiddenNotice } from '@/components/margin/hidden-notice.tsx'
import { LayerMenu } from '@/components/margin/layer-switch.tsx'
import { Margin } from '@/components/margin/margin.tsx'
import { seenKey, SeenStore } from '@/components/margin/seen.ts'
import type { Thread } from '@/components/margin/threads.ts'
import { useFirstVisit } from '@/components/margin/use-first-visit.ts'
import { usePassageChange } from '@/components/margin/use-passage-change.ts'
import { useTextViews } from '@/components/pages/use-text-views.ts'
import { Announcer } from '@/components/presence/announcer.tsx'
import type { RemoteSelection } from '@/components/presence/name-flags.tsx'
import { useRemoteSelections } from '@/components/presence/use-remote-selections.ts'
import { BlockButtons } from '@/components/reader/block-buttons.tsx'
import { Contents } from '@/components/reader/contents.tsx'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { EmptyMargin } from '@/components/reader/empty-margin.tsx'
import type { WayBack } from '@/components/reader/footnotes.tsx'
import { Heat } from '@/components/reader/heat.tsx'
import { placeKey } from '@/components/reader/kept-place.ts'
import { fetchAtFirstAct, FilterBar, MarkNamesDialog, NewerText, OrphanTray, PagesBar, PagesView, PlacingBar, PrintedNotes, RoomSheet, SearchField, ShortcutsDialog, ToDebateParts } from '@/components/reader/later-parts.ts'
import { NotesOver } from '@/components/reader/notes-over.tsx'
import { OverText } from '@/components/reader/over-text.tsx'
import { RoomBar } from '@/components/reader/room-bar.tsx'
import { RoomContext, TypingContext, type Room } from '@/components/reader/room-context.ts'
import { RoomNotices } from '@/components/reader/room-notices.tsx'
import { RoomPills } from '@/components/reader/room-pills.tsx'
import { describeSaving } from '@/components/reader/saving.ts'
import { scrollToOffset } from '@/components/reader/scroll-to.ts'
import { StaticText } from '@/components/reader/static-text.tsx'
import { TextHead } from '@/components/reader/text-head.tsx'
import { useAddress } from '@/components/reader/use-address.ts'
import { useChosenLayer } from '@/components/reader/use-chosen-layer.ts'
import { useCommands } from '@/components/reader/use-commands.ts'
import { useContentsPlace } from '@/components/reader/use-contents-place.ts'
import { useGathered } from '@/components/reader/use-gathered.ts'
import { useLaidText } from '@/components/reader/use-laid-text.ts'
import { useLayers } from '@/components/reader/use-layers.ts'
import { useLinks } from '@/components/reader/use-links.ts'
import { useMarkNaming } from '@/components/reader/use-mark-naming.ts'
import { useMarkPointer } from '@/components/reader/use-mark-pointer.ts'
import { useMarkingUp } from '@/components/reader/use-marking-up.ts'
import { useMarginMode } from '@/components/reader/use-media.ts'
import { useNamedLayers } from '@/components/reader/use-named-layers.ts'
import { useNotes } from '@/components/reader/use-notes.ts'
import { usePainting } from '@/components/reader/use-painting.ts'
import { usePeople } from '@/components/reader/use-people.ts'
import { usePlace } from '@/components/reader/use-place.ts'
import { useReadingState } from '@/components/reader/use-reading-state.ts'
import { useRoomWords } from '@/components/reader/use-room-words.ts'
import { useSearch } from '@/components/reader/use-search.ts'
import { useSections } from '@/components/reader/use-sections.ts'
import { useTextSelection } from '@/components/reader/use-text-selection.ts'
import { useTogether } from '@/components/reader/use-together.ts'
import { useWriting } from '@/components/reader/use-writing.ts'
import { useWritten } from '@/components/reader/use-written.ts'
import { PlacingContext } from '@/components/versions/placing-context.ts'
import { useMovingDrafts } from '@/components/versions/use-moving-drafts.ts'
import { usePlacements } from '@/components/versions/use-placements.ts'
import { mayPlace, usePlacing } from '@/components/versions/use-placing.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'
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
  const [acted, setActed] = useState(false)
  useEffect(() => fetchAtFirstAct(() => startTransition(() => setActed(true))), [])
  const { view, naming } = useMarkNaming(useNamedLayers(given))
  const { reading, version, me } = view
  const [textIndex, setIndex] = useState<TextIndex | null>(null)
  const onReady = useCallback((root: HTMLElement) => setIndex(indexText(root)), [])
  const { view: shown, setView, index, pageIndex, onPages } = useTextViews(textIndex)
  const laid = useLaidText(index)
  const [darkPages, setDarkPages] = useState(false)
  const [drafts] = useState(() => new DraftStore(deviceStorage(), draftKey(me.userId, reading.id), version.id))
  const [seen] = useState(() => new SeenStore(deviceStorage(), seenKey(me.userId, reading.id)))
  const elsewhere = useReadingState(reading.id, seen)
  const { complain, tell, notices } = useRoomWords()
  const [hidden, setHidden] = useState(false)
  const [help, setHelp] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [wayBack, setWayBack] = useState<WayBack | null>(null)
  const contentsPlace = useContentsPlace()
  const { setDrawer } = contentsPlace
  const mode = useMarginMode()

  const { live, sessionOf } = useLayers(view.layers, me.userId)
  const { chosen, chooseLayer, nextLayer } = useChosenLayer(view)
  const own = view.layers.find((layer) => layer.kind === 'private') ?? null
  const people = usePeople(view, live)
  const { placements, isOld, putPlace } = usePlacements(view, live)
  const { all, threads, orphans, filtering, knownTags, refusedReplies, loaded, items, open, selected, pointed, select, point } = useNotes({ live, chosen, version: version.id, placements, people, index, drafts, seen, mode, hidden })
  const { filterBy, isList } = filtering
  const writing = useWriting({ index, version: version.id, drafts, sessionOf, complain })
  const change = usePassageChange(writing, select)
  const changePassage = change.start
  const { selection, select: selectText } = useTextSelection(index)
  const news = useFirstVisit(seen, all, loaded && elsewhere.place !== undefined)
  const debating = useToDebate({ view, index, selectText, complain })
  const { fromNote } = debating
  const writingOn = change.range ?? (open?.kind === 'draft' ? open.range : debating.range)
  const remote = useRemoteSelections(live, chosen, people, version.id)
  const painter = usePainting(index, { threads, pointed: useMemo(() => [selected, pointed].filter((key) => key !== null), [selected, pointed]), writingOn, remote, hidden })
  useMarkPointer(index, painter, { selected, select, point })
  const search = useSearch(index, painter, laid)
  const links = useLinks(index, tell)
  useMovingDrafts(index, version.id, drafts, useCallback(() => tell(tv('draftMoved')), [tell, tv]))
  const placing = usePlacing({ view, putPlace, complain, unknown: tv('placing.failed') })
  const startPlacing = placing.start
  const finding = useMemo(() => ({ mayPlace: (thread: Thread) => mayPlace(thread, me.leads), start: (thread: Thread) => { select(null); startPlacing(thread) } }), [me.leads, startPlacing, select])
  useAddress({ index, painter, live, threads: all, loaded, chosen, chooseLayer, select, tell })
  const resume = usePlace(index, laid, painter, placeKey(me.userId, reading.id), elsewhere)
  const markingUp = useMarkingUp({ index, version: version.id, chosen, own, chooseLayer, drafts, writing, links, selection, selectText, select, unhide: () => setHidden(false) })
  const { here, following, typists, tellTyping } = useTogether({ view, live, people, sessionOf, chosen, laid, selection: markingUp.alone ? null : selection })

  const saving = describeSaving([...live.map(({ snapshot }) => snapshot), ...debating.waiting])
  const gathered = useGathered(threads)
  const { sections, current } = useSections(view.outline, gathered, seen, laid)
  const writtenHere = useWritten(live)
  const goTo = useCallback((offset: number) => {
    setDrawer(false)
    if (index) scrollToOffset(index, offset)
  }, [index, setDrawer])

  const spoken = useCommands({
    index, text: textIndex, language: version.language, markNames: naming.names, selection, selectText, items, selected, select, markingUp, search, filtering,
    toDebate: debating.fromPassage,
    nextLayer,
    openFilter: () => setChoosing(true),
    toggleHidden: () => setHidden((before) => !before),
    toggleContents: contentsPlace.toggle,
    followNext: following.next,
    openHelp: () => setHelp(true),
  })

  const nameMarks = naming.ask
  const room = useMemo<Room>(() => ({ view, index, people, drafts, seen, writing, links, knownTags, filterBy, changePassage, nameMarks, toDebate: fromNote, tellTyping, select, point }), [view, index, people, drafts, seen, writing, links, knownTags, filterBy, changePassage, nameMarks, fromNote, tellTyping, select, point])
  if (chosen === null || own === null) return null
  const withheld = live.some(({ layer, snapshot }) => layer.id === chosen.id && !snapshot.seesOthers)
  const withheldNotice = (className?: string) => withheld && <HiddenNotice layer={chosen} timeZone={view.course.timeZone} className={className} />
  const cards = { items, selected, pointed, refusedReplies, laid }
  const marked = hidden ? noThreads : gathered
  const contents = (
    <Contents sections={sections} current={current} hasNotes={hasNotes} onNotes={() => { if (textIndex) goTo(notesOffset(textIndex)) }} written={writtenHere} onGo={goTo} />
  )
  const layerMenu = <LayerMenu compact={mode === 'sheet'} layers={view.layers} chosen={chosen} onChoose={chooseLayer} onFilter={mode === 'sheet' ? () => setChoosing(true) : undefined} />
  const filterMenu = <FilterMenu filtering={filtering} threads={all} open={choosing} onOpenChange={setChoosing} {...(mode === 'sheet' && { from: layerMenu })} />
  return (
    <RoomContext value={room}><TypingContext value={typists}><PlacingContext value={finding}>
      <RoomBar
        contentsOpen={contentsPlace.open} onContents={contentsPlace.toggle} searching={search.open} onSearch={search.open ? search.stop : search.start} section={sections[current]?.label ?? reading.title} saving={saving} here={here} following={following}
        hidden={hidden} onHidden={setHidden} onShortcuts={() => setHelp(true)}
        layerMenu={mode === 'margin' ? null : <>{filterMenu}{mode === 'panel' && layerMenu}</>}
      />
      <div className="reading-room" data-view={shown} data-contents={contentsPlace.beside ? 'open' : 'closed'} data-panel={mode !== 'margin' && open !== null ? '' : undefined}>
        {contentsPlace.beside && <nav className="toc" aria-label={t('contents')}>{contents}</nav>}
        <main id="main" tabIndex={-1} className="folio">
          <article className="text">
            {search.open && <SearchField search={search} onClose={search.stop} onSelect={() => { search.stop(); selectText(search.found) }} />}
            <TextHead>
              {mode !== 'margin' && <OrphanTray threads={orphans} className="-mt-8 mb-6 -ml-3" />}
              {mode !== 'margin' && withheldNotice('-mt-4 mb-8')}
            </TextHead>
            {view.pages !== null && <PagesBar view={shown} onView={setView} index={pageIndex} count={view.pages.count} shared={view.pages.shared} dark={darkPages} onDark={setDarkPages} />}
            {shown === 'pages' && textIndex !== null && <PagesView readingId={reading.id} versionId={version.id} text={textIndex.text} language={version.language} onReady={onPages} dark={darkPages} />}
            <StaticText heldAs={heldAs} address={`/api/readings/${reading.id}/html?version=${version.id}`} language={version.language} onReady={onReady} />
            <BlockButtons threads={marked} />
            <PrintedNotes wanted={acted} text={textIndex} painter={painter} threads={hidden ? noThreads : threads} all={all.length} layer={chosen} />
            {index && <OverText index={index} language={version.language} remote={hidden ? noSelections : remote} change={change} selection={placing.thread === null && change.thread === null ? selection : null} markingUp={markingUp} toDebate={debating.fromPassage} layer={chosen} own={own} onReturn={setWayBack} />}
          </article>
          <Margin
            {...cards} items={mode === 'margin' ? items : noItems} chosen={chosen} onChoose={chooseLayer}
            words={<EmptyMargin loaded={loaded} hidden={hidden} layer={chosen} empty={items.length === 0 && !isList} withheld={withheld} onShow={() => setHidden(false)} />}
            filter={mode === 'margin' ? filterMenu : null} filterBar={mode === 'margin' ? <FilterBar filtering={filtering} all={all.length} /> : null} isList={mode === 'margin' && isList}
            tray={mode === 'margin' ? <OrphanTray threads={orphans} short /> : null}
            arrivals={<>{withheldNotice()}{mode === 'margin' && news && !isList ? <Arrivals items={items} laid={laid} over={false} /> : null}</>}
          />
        </main>
        {laid && <Heat laid={laid} threads={marked} here={here} />}
      </div>
      <NotesOver {...cards} mode={mode} filtering={filtering} all={all.length} choosing={choosing} changing={change.thread !== null} news={news && selection === null && resume === null} />
      <RoomPills following={following} wayBack={wayBack} resume={selection === null && open === null ? resume : null} />
      <RoomSheet open={contentsPlace.drawer} onOpenChange={setDrawer} side="left" title={t('contents')} quietTitle><nav className="toc h-full" aria-label={t('contents')}>{contents}</nav></RoomSheet>
      <ShortcutsDialog open={help} onOpenChange={setHelp} />
      <RoomNotices live={live} waiting={saving.waiting} {...notices}>{isOld && <NewerText index={index} laid={laid} />}<ToDebateParts {...debating.parts} /></RoomNotices>
      <PlacingBar placing={placing} selection={selection} onPlaced={(key) => { selectText(null); select(key, { reveal: true, focus: true }) }} />
      {naming.open && <MarkNamesDialog courseId={view.course.id} names={naming.names} onNamed={naming.setNames} onClose={naming.close} />}
      <DeedToast deeds={writing.deeds} />
      <Announcer ready={loaded} here={here} threads={threads} people={people} said={spoken} aside={following.said} />
    </PlacingContext></TypingContext></RoomContext>
  )
}

const noItems: [] = []
const noThreads: readonly Thread[] = []
const noSelections: readonly RemoteSelection[] = []

/** Offset of the first of the text's own notes; its end without any. */
const notesOffset = ({ root, length }: TextIndex) => Number(root.querySelector<HTMLElement>('.notes [data-s]')?.dataset['s'] ?? length)
