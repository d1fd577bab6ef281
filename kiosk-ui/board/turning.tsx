import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { NoticesReply } from '#contract/notice.ts'
import { LEAST_MS } from './how-long.ts'
import type { Lobby } from './lobby.ts'
import { Overview } from './overview.tsx'
import { BEGINNING, type Stop, after, afterChange } from './program.ts'
import { Sheet } from './sheet.tsx'
import { classTable, itemTable } from './tables.ts'
import { ClassesTop, ItemsTop, NoticeTop } from './tops.tsx'

type Props = { lobby: Lobby; board: NoticesReply; begin: Stop }

/** What hangs, one thing after another by itself; what is withdrawn leaves at once, and what is new is shown at once. */
export function Turning({ lobby, board, begin }: Props) {
  const [chosen, setStop] = useState(begin)
  const before = useRef(board)
  const changed = before.current === board ? null : afterChange(chosen, before.current, board)
  const stop = changed ?? chosen
  useLayoutEffect(() => {
    before.current = board
    if (changed) setStop(changed)
  }, [board])
  const known = lobby.texts.known.value
  const coming = after(stop, board, () => true)
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
  // By what hangs when a page ends, not when it began.
  const next = useRef(() => {})
  next.current = () => setStop(after(stop, board, canShow))
  const turn = () => next.current()
  const notice = stop.at === 'notice' ? known.get(stop.id) : undefined
  const guides = lobby.guides.value
  const glance = glanceOf(stop, notice !== undefined, guides !== null)
  useEffect(() => {
    if (glance === null) return
    const timer = setTimeout(turn, LEAST_MS)
    return () => clearTimeout(timer)
  }, [glance])

  switch (stop.at) {
    case 'overview':
      return <Overview board={board} page={stop.page} />
    case 'classes':
      return (
        <Sheet
          key="classes"
          list="classes"
          blocks={[classTable(board.classes)]}
          from={stop.from}
          top={<ClassesTop />}
          onEnd={turn}
        />
      )
    case 'items': {
      if (!guides) break
      return (
        <Sheet
          key={`items ${guides.hash}`}
          list="items"
          blocks={[itemTable(guides.guides)]}
          from={stop.from}
          top={<ItemsTop guides={guides} />}
          onEnd={turn}
        />
      )
    }
    case 'notice': {
      if (!notice) break
      return (
        <Sheet
          // A corrected text is read from its beginning.
          key={JSON.stringify(notice)}
          blocks={notice.blocks}
          from={stop.from}
          top={<NoticeTop notice={notice} />}
          onEnd={turn}
        />
      )
    }
  }
  return <Overview board={board} page={BEGINNING.page} />
}

/** The page of titles that stands there, also in place of what is not at hand yet; null for other things. */
function glanceOf(stop: Stop, hasNotice: boolean, hasGuides: boolean): number | null {
  if (stop.at === 'overview') return stop.page
  const waits = (stop.at === 'notice' && !hasNotice) || (stop.at === 'items' && !hasGuides)
  return waits ? BEGINNING.page : null
}
