import type { QueueView } from '#contract/station.ts'
import type { WindowView } from '#contract/window.ts'
import { useTurns } from '../parts/turns.ts'
import { words } from './words.ts'
import type { Call } from './call-board.ts'
import type { HallNow } from './hall.ts'
import { Kept } from './kept.tsx'
import { labelOf } from './now-calling.tsx'
import { isExpected } from './expected.ts'
import { emOf } from './text-width.ts'
import { useUpright } from './upright.ts'

/** A label wider than this does not stand beside a number in the narrow column. */
const NARROW_LABEL = 5
const MOST_ROWS = 4
const MOST_LONG_ROWS = 2

/**
 * Numbers called before the one in the large field; those whose resident is still expected stand out. The opening
 * hours
 * where there is none yet.
 */
export function RecentCalls({ now, calls }: { now: HallNow; calls: readonly Call[] }) {
  const long = calls.some(({ window }) => emOf(labelOf(now, window)) > NARROW_LABEL)
  const most = long ? MOST_LONG_ROWS : MOST_ROWS - rowsTaken(now)
  const rows = calls.slice(0, most)
  if (rows.length === 0)
    return (
      <section class="recent">
        <h2>{words.hours}</h2>
        {now.station.hours.slice(0, 2).map((line) => (
          <p key={line}>
            <Kept text={line} />
          </p>
        ))}
      </section>
    )
  return (
    <section class="recent">
      <h2>{words.recent.title}</h2>
      <ol data-long={long ? '' : undefined} data-rows={most}>
        {rows.map((call) => (
          <li key={call.ticketId} data-expected={isExpected(now.windows, call) ? '' : undefined}>
            <b>{call.number}</b>
            <span>{labelOf(now, call.window)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** 请准备 takes the place of a row, and of one more where there are several queues below it. */
function rowsTaken({ upNext, queues }: HallNow): number {
  if (upNext.length === 0) return 0
  return queues.length > 1 ? 2 : 1
}

/** What the narrow column has beside its words, and a column of the whole width, in em of the smallest type. */
const NUMBERS_EM = 7
const UPRIGHT_NUMBERS_EM = 12.6
/** Between two numbers. */
const NUMBER_GAP_EM = 0.4

/** 请准备: who comes up next, so that nobody has to run. In one line; more than fit into it come in turn. */
export function UpNext({ numbers }: { numbers: readonly string[] }) {
  const room = useUpright() ? UPRIGHT_NUMBERS_EM : NUMBERS_EM
  const widest = Math.max(0, ...numbers.map((number) => emOf(number) + NUMBER_GAP_EM))
  const atOnce = Math.max(1, Math.floor(room / widest))
  const page = useTurns(Math.max(1, Math.ceil(numbers.length / atOnce)))
  if (numbers.length === 0) return null
  return (
    <p class="up-next" key={page}>
      <span>{words.upNext}</span>
      {numbers.slice(page * atOnce, (page + 1) * atOnce).map((number) => (
        <b key={number}>{number}</b>
      ))}
    </p>
  )
}

/** Queues in sight at once; more of them come in turn, and one whose name needs the line for itself by itself. */
const QUEUES_AT_ONCE = 2
const LONG_NAME = 6

/** How many wait; by name where there is more than one queue. */
export function WaitingCounts({ queues }: { queues: readonly QueueView[] }) {
  const long = queues.some(({ name }) => emOf(name) > LONG_NAME)
  const atOnce = long ? 1 : QUEUES_AT_ONCE
  const page = useTurns(Math.max(1, Math.ceil(queues.length / atOnce)))
  const [only] = queues
  if (queues.length === 1 && only) {
    const [before, after] = words.waiting.one
    return (
      <p class="waits" data-queues="one">
        {only.waiting === 0 ? (
          <span>{words.waiting.nobody}</span>
        ) : (
          <>
            {before} <b>{only.waiting}</b> {after}
          </>
        )}
      </p>
    )
  }
  return (
    <dl class="waits" aria-label={words.waiting.title}>
      {queues.slice(page * atOnce, (page + 1) * atOnce).map(({ id, name, waiting }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <b>{waiting}</b> {words.waiting.people}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Width of a lying screen in em of the smallest type, and what a cell needs beside its two words. */
const STRIP_EM = 30
const CELL_PADDING_EM = 1.9
/** One beneath another on an upright one. */
const UPRIGHT_ROWS = 2

/** Every window in one line: whom it serves, or why it does not. */
export function Windows({ windows }: { windows: readonly WindowView[] }) {
  const widest = Math.max(...windows.map((window) => emOf(window.label) + emOf(doing(window))))
  const fitting = useUpright() ? UPRIGHT_ROWS : Math.floor(STRIP_EM / (widest + CELL_PADDING_EM))
  const atOnce = Math.max(1, Math.min(windows.length, fitting))
  const page = useTurns(Math.max(1, Math.ceil(windows.length / atOnce)))
  return (
    <ul class="strip" key={page}>
      {windows.slice(page * atOnce, (page + 1) * atOnce).map((window) => (
        <li key={window.id} data-service={window.service.at}>
          <b>{window.label}</b>
          <span>{doing(window)}</span>
        </li>
      ))}
    </ul>
  )
}

/** A ticket being served is shown also while the window has paused. */
function doing({ service, current }: WindowView): string {
  if (service.at !== 'open') return words.windows[service.at]
  return current?.number ?? words.windows.open
}
