import type { Guide, Material } from '#contract/guide.ts'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { inPhrases, withWholeWords } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { App } from '../shell/app.ts'
import { bringGroups, bringOf, bringUnconfirmed } from './bring-groups.tsx'
import { PagedGroups } from './paged-groups.tsx'
import { PageTurn } from './pager.tsx'
import { Sheet } from './sheet.tsx'
import { words } from './words/bring-list.ts'
import { words as sectionWords } from './words/sections.ts'

type Props = {
  guide: Guide
  /** Opens the whole list before the screen: `BringSheet`. */
  onOpen: () => void
  /** Under a ticket: names and conditions; the rest is one tap away. */
  brief?: boolean
}

/**
 * What to bring, in two groups. As many lines as fit stand here whole; where some do not, all of them are one tap away.
 * Remount it when its place changes, and so when the layout does (`modes.layout`). A discreet errand's list stays closed under a ticket, and is never read aloud.
 */
export function BringList({ guide, onOpen, brief = false }: Props) {
  const closed = brief && guide.discreet
  const { count, place } = useFitting(closed ? 0 : guide.materials.length)
  if (guide.materials.length === 0 && brief) return null
  const more = guide.materials.length > 0 && (brief || count < guide.materials.length)
  return (
    <section class="bring" ref={place} data-say={unsaid(guide)}>
      <div class="bring-head">
        <h2 class={closed ? 'unseen' : undefined}>
          {words.bring}
          {bringUnconfirmed(guide) && <span class="mark">{sectionWords.toConfirm}</span>}
        </h2>
        {more && (
          <TouchButton class="bring-all" onPress={onOpen}>
            {closed ? words.open : words.all(guide.materials.length)}
          </TouchButton>
        )}
      </div>
      {guide.materials.length === 0 && <p>{withWholeWords(words.nothing)}</p>}
      <Lines guide={guide} count={count} brief={brief} />
    </section>
  )
}

/** What a person has to bring would tell the hall what a discreet errand is about. */
function unsaid({ discreet }: Guide): '' | undefined {
  return discreet ? '' : undefined
}

/**
 * How many lines fit the place, before anything is painted: those that end inside it, and one less after each try,
 * because the way to all of them takes room, too.
 */
function useFitting(all: number) {
  const place = useRef<HTMLElement>(null)
  const [count, setCount] = useState(all)
  useLayoutEffect(() => {
    const element = place.current
    if (!element || count === 0 || element.scrollHeight <= element.clientHeight) return
    const bottom = element.getBoundingClientRect().top + element.clientTop + element.clientHeight
    const lines = [...element.querySelectorAll('li')]
    const inside = lines.findIndex((line) => line.getBoundingClientRect().bottom > bottom)
    setCount(inside === -1 ? count - 1 : Math.min(inside, count - 1))
  }, [count])
  return { count, place }
}

function Lines({ guide, count, brief }: { guide: Guide; count: number; brief: boolean }) {
  let left = count
  return (
    <>
      {bringOf(guide).map(({ label, materials }) => {
        const shown = materials.slice(0, left)
        left -= shown.length
        return (
          shown.length > 0 && (
            <div class="bring-group" key={label}>
              <h3>{label}</h3>
              <ul>
                {shown.map((material) => (
                  <li key={material.name}>
                    <span>{inPhrases(material.name)}</span>
                    <small>{withWholeWords(noteOf(material, brief))}</small>
                  </li>
                ))}
              </ul>
            </div>
          )
        )
      })}
    </>
  )
}

function noteOf({ when, note }: Material, brief: boolean): string {
  return [when ?? '', brief ? '' : note].filter((part) => part !== '').join('，')
}

/** The whole list before everything else, page by page where it is long. It stands beside the screen's `main`. */
export function BringSheet({ app, guide, onDone }: { app: App; guide: Guide; onDone: () => void }) {
  const [from, setFrom] = useState(0)
  return (
    <div class="bring-sheet" data-say={unsaid(guide)}>
      <Sheet title={words.bring} reader={app}>
        <p>{withWholeWords(guide.plainTitle)}</p>
        <PagedGroups
          key={app.modes.layout.value}
          makeGroups={() => bringGroups(guide, null)}
          from={from}
          onTurn={setFrom}
        >
          {({ page, pages, onTurn }) => <PageTurn short page={page} pages={pages} onTurn={onTurn} />}
        </PagedGroups>
        {bringUnconfirmed(guide) && <p class="sheet-source">{withWholeWords(words.unconfirmed)}</p>}
        <div class="sheet-actions">
          <TouchButton class="go" onPress={onDone}>
            {words.close}
          </TouchButton>
        </div>
      </Sheet>
    </div>
  )
}
