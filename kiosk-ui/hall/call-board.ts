import { type ReadonlySignal, batch, signal } from '@preact/signals'

/** A number and the window that called it; `window` is a window's id. */
export type Call = { ticketId: string; number: string; window: string }

export type CallBoard = {
  /** The call that has its moment now; null while none has. */
  moment: ReadonlySignal<Call | null>
  /** Newest first, each ticket once. */
  recent: ReadonlySignal<readonly Call[]>
  /** A call, or the same one again: it gets its moment after those that came before it. */
  called(call: Call): void
  /** A call that stands no longer: its moment is over at once, and one that it still waited for does not come. */
  withdraw(ticketId: string): void
  /** Its person is not to come to that window: its line goes, too. */
  takeBack(ticketId: string): void
  /** A call that was taken back by mistake: it has its line again, and no moment, for it has had that. */
  putBack(call: Call): void
  /**
   * What the station knows, newest first. Calls that this screen has not heard, that still stand and are younger than a
   * few seconds at `now` (ms since 1970) still get their moment; others only their line.
   */
  reset(calls: readonly (Call & { calledAt: string })[], now: number, stands: (call: Call) => boolean): void
  /** The ticket whose call is being said aloud; its moment lasts as long. Null: nothing is being said. */
  saying(ticketId: string | null): void
}

/** Long enough to look up and read the number and the window. */
const MOMENT_MS = 6000
/** A voice that never ends must not keep the next one waiting. */
const LONGEST_MS = 25_000
/** As many lines as any screen has room for. */
const KEPT = 12
/** Missed while the link was down: who has just been called is still on the way. */
const FRESH_MS = 30_000

/** Gives every call its moment, one after another, however many come at once. `after` is setTimeout or like it. */
export function createCallBoard(after: (ms: number, then: () => void) => void): CallBoard {
  const moment = signal<Call | null>(null)
  const recent = signal<readonly Call[]>([])
  let next: readonly Call[] = []
  let said: string | null = null
  /** Whether the moment has lasted as long as it must; `no` until then. */
  let lasted: 'no' | 'yes' = 'no'
  let turn = 0

  function begin(call: Call | undefined): void {
    turn += 1
    const mine = turn
    lasted = 'no'
    moment.value = call ?? null
    if (!call) return
    after(MOMENT_MS, () => {
      if (mine !== turn) return
      lasted = 'yes'
      endUnlessSaid()
    })
    after(LONGEST_MS, () => {
      if (mine === turn) goOn()
    })
  }

  function goOn(): void {
    const [first, ...rest] = next
    next = rest
    begin(first)
  }

  function endUnlessSaid(): void {
    if (lasted === 'yes' && moment.peek()?.ticketId !== said) goOn()
  }

  function give(call: Call): void {
    const now = moment.peek()
    if (!now || (isSame(now, call) && next.length === 0)) begin(call)
    else if (!next.some((other) => isSame(other, call))) next = [...next, call]
  }

  function list({ ticketId, number, window }: Call): void {
    const others = recent.peek().filter((call) => call.ticketId !== ticketId)
    recent.value = [{ ticketId, number, window }, ...others].slice(0, KEPT)
  }

  function withdraw(ticketId: string): void {
    next = next.filter((call) => call.ticketId !== ticketId)
    if (moment.peek()?.ticketId === ticketId) goOn()
  }

  return {
    moment,
    recent,
    withdraw,
    takeBack(ticketId) {
      batch(() => {
        withdraw(ticketId)
        recent.value = recent.peek().filter((call) => call.ticketId !== ticketId)
      })
    },
    called(call) {
      batch(() => {
        list(call)
        give(call)
      })
    },
    putBack: list,
    reset(calls, now, stands) {
      const known = recent.peek()
      const missed = calls.filter(
        (call) =>
          now - Date.parse(call.calledAt) < FRESH_MS &&
          stands(call) &&
          !known.some((other) => isSame(other, call)),
      )
      batch(() => {
        next = next.filter(stands)
        const shown = moment.peek()
        if (shown && !stands(shown)) goOn()
        recent.value = calls
          .slice(0, KEPT)
          .map(({ ticketId, number, window }) => ({ ticketId, number, window }))
        for (const { ticketId, number, window } of missed.toReversed()) give({ ticketId, number, window })
      })
    },
    saying(ticketId) {
      said = ticketId
      endUnlessSaid()
    },
  }
}

function isSame(one: Call, other: Call): boolean {
  return one.ticketId === other.ticketId && one.window === other.window
}
