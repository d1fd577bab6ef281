import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { NoticesReply } from '#contract/notice.ts'
import { LEAST_MS } from './how-long.ts'
import type { Lobby } from './lobby.ts'
import { Overview } from './overview.tsx'
import { BEGINNING, type Stop, type Turn, after, afterChange } from './program.ts'
import { Sheet } from './sheet.tsx'
import { classTable, itemTable } from './tables.ts'
import { ClassesTop, ItemsTop, NoticeTop } from './tops.tsx'
import { words } from './words.ts'

type Props = { lobby: Lobby; board: NoticesReply; begin: Turn }

/** A long text goes on in its next turn, so that what others wait for comes soon; a 公示 is told whole. */
const AT_ONCE_MS = 90_000
/** Of a title in a line at the foot. */
const SHORT_TITLE = 16

/** What hangs, one thing after another by itself; what is withdrawn leaves at once, and what is new is shown at once. */
export function Turning({ lobby, board, begin }: Props) {
  const [chosen, setTurn] = useState(begin)
  const before = useRef(board)
  const changed = before.current === board ? null : afterChange(chosen, before.current, board)
  const turn = changed ?? chosen
  const { stop } = turn
  useLayoutEffect(() => {
    before.current = board
    if (changed) setTurn(changed)
  }, [board])
  const known = lobby.texts.known.value
  const coming = after(turn, board, () => true).stop
  const asked = useRef(board)
  useEffect(() => {
    lobby.texts.want([stop, coming].flatMap((one) => (one.at === 'notice' ? [one.id] : [])))
    // Only what still hangs is asked for again: it may have been corrected.
    if (asked.current !== board) lobby.texts.refresh()
    asked.current = board
  })
  const canShow = (one: Stop): boolean => {
    if (one.at === 'notice') return lobby.texts.known.peek().has(one.id)
    return one.at !== 'items' || lobby.guides.peek() !== null
  }
  // Where a text that was too long for one turn goes on in its next.
  const rests = useRef(new Map<string, number>())
  // By what hangs when a page ends, not when it began.
  const next = useRef((_rest: number | null) => {})
  next.current = (rest) => {
    if (stop.at === 'notice' && notice) {
      if (rest === null) rests.current.delete(stop.id)
      else rests.current.set(stop.id, rest)
    }
    setTurn(after(turn, board, canShow))
  }
  const onEnd = (rest: number | null) => next.current(rest)
  const notice = stop.at === 'notice' ? known.get(stop.id) : undefined
  const guides = lobby.guides.value
  const glance = glanceOf(stop, notice !== undefined, guides !== null)
  useEffect(() => {
    if (glance === null) return
    const timer = setTimeout(() => onEnd(null), LEAST_MS)
    return () => clearTimeout(timer)
  }, [glance, turn])
  // The same text may have its turn twice in succession.
  const key = `${turn.round} ${turn.place}`
  const shared = { next: titleOf(coming, board), onEnd }

  switch (stop.at) {
    case 'overview':
      return <Overview board={board} page={stop.page} />
    case 'classes':
      return (
        <Sheet
          key={`classes ${key}`}
          list="classes"
          blocks={[classTable(board.classes)]}
          from={stop.from}
          top={<ClassesTop />}
          atOnce={null}
          {...shared}
        />
      )
    case 'items': {
      if (!guides) break
      return (
        <Sheet
          key={`items ${key} ${guides.hash}`}
          list="items"
          blocks={[itemTable(guides.guides)]}
          from={stop.from}
          top={<ItemsTop guides={guides} />}
          atOnce={null}
          {...shared}
        />
      )
    }
    case 'notice': {
      if (!notice) break
      return (
        <Sheet
          // A corrected text is read from its beginning.
          key={`${key} ${JSON.stringify(notice)}`}
          blocks={notice.blocks}
          from={stop.from || (rests.current.get(stop.id) ?? 0)}
          top={<NoticeTop notice={notice} />}
          atOnce={notice.kind === '公示' || notice.urgent ? null : AT_ONCE_MS}
          {...shared}
        />
      )
    }
  }
  return <Overview board={board} page={BEGINNING.stop.page} />
}

function titleOf(stop: Stop, { notices }: NoticesReply): string {
  switch (stop.at) {
    case 'overview':
      return words.overview
    case 'classes':
      return words.classes.title
    case 'items':
      return words.items.title
    case 'notice': {
      const title = notices.find(({ id }) => id === stop.id)?.title ?? ''
      return title.length > SHORT_TITLE ? `${title.slice(0, SHORT_TITLE)}…` : title
    }
  }
}

/** The page of titles that stands there, also in place of what is not at hand yet; null for other things. */
function glanceOf(stop: Stop, hasNotice: boolean, hasGuides: boolean): number | null {
  if (stop.at === 'overview') return stop.page
  const waits = (stop.at === 'notice' && !hasNotice) || (stop.at === 'items' && !hasGuides)
  return waits ? BEGINNING.stop.page : null
}
