import { effect, untracked } from '@preact/signals'
import type { CodeScanned, FoundTicket, TicketPlace } from '#contract/find-ticket.ts'
import type { Guide } from '#contract/guide.ts'
import type { LiveMessage } from '../../../link/live.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { newsOf, whereabouts } from './whereabouts.ts'
import { words } from './words.ts'
import type { Shell } from '../../shell/journey.ts'
import type { DestinationOf, Screen, ScreenOf } from '../../shell/screens.ts'

type FindTicketFlow = {
  /** With a number that was found before, its 查询码 is asked for. */
  begin(to: DestinationOf<'find-ticket'>): ScreenOf<'find-ticket'>
  /** By number alone or with its 查询码: the ticket, or the same screen with what was wrong. */
  find(slip: DestinationOf<'found-ticket'>, signal: AbortSignal): Promise<Screen>
  hear(message: LiveMessage): void
}

/** The station listens for 60 s; asked again before that, for as long as the screen stands. */
const LISTEN_AGAIN_MS = 45_000

/** 查我的号: by typing, and by the slip's QR code where the kiosk has a scanner. Nothing of it outlives the screen. */
export function createFindTicketFlow({ model, stack, api, contents, loadOnce }: Shell): FindTicketFlow {
  let listening: ReturnType<typeof setInterval> | null = null
  /** Questions to the scanner go one after another: the end of listening never overtakes its beginning. */
  let asked: Promise<unknown> = Promise.resolve()

  const top = () => stack.peek().at(-1)
  const kiosk = () => model.peek().kiosk.id

  function listen(): void {
    asked = asked.then(() => api('POST /api/tickets/find/armed', { params: {}, body: { kiosk: kiosk() } }))
  }

  function listenWhile(wanted: boolean): void {
    if (wanted && listening === null) {
      listening = setInterval(listen, LISTEN_AGAIN_MS)
      listen()
    }
    if (wanted || listening === null) return
    clearInterval(listening)
    listening = null
    asked = asked.then(() =>
      api('DELETE /api/tickets/find/armed?kiosk=:kiosk', { params: { kiosk: kiosk() } }),
    )
  }

  async function scanned(scan: CodeScanned): Promise<void> {
    const asking = top()
    if (asking?.at !== 'find-ticket') return
    if (scan.at !== 'found') {
      stack.value = [...stack.peek().slice(0, -1), { ...asking, trouble: words.scan[scan.at] }]
      return
    }
    try {
      const [next] = await Promise.all([
        foundScreen(scan.ticket, AbortSignal.timeout(FETCH_WITHIN_MS)),
        loadOnce('found-ticket'),
      ])
      if (top()?.at === 'find-ticket') stack.value = [...stack.peek(), next]
    } catch {
      if (top()?.at === 'find-ticket')
        stack.value = [...stack.peek().slice(0, -1), { ...asking, trouble: words.scan.unavailable }]
    }
  }

  async function foundScreen(ticket: FoundTicket, signal: AbortSignal): Promise<Screen> {
    const reply = ticket.itemSeq === null ? null : await contents.guide(ticket.itemSeq, signal)
    const guide = reply?.at === 'ok' ? reply.value.guide : null
    return found(ticket, guide, 'slip')
  }

  async function byNumber(number: string, signal: AbortSignal): Promise<Screen> {
    const reply = await untilAnswered(
      () => api('GET /api/tickets/by-number/:number', { params: { number } }),
      signal,
    )
    if (reply.at === 'ok') return found(reply.value.ticket, null, 'number')
    // A wrong number is not mended but typed anew.
    return { ...empty, trouble: reply.at === 'refused' ? reply.problem.detail : words.scan.unavailable }
  }

  const found = (ticket: TicketPlace, guide: Guide | null, by: 'number' | 'slip'): Screen => {
    return { at: 'found-ticket', ticket, now: whereabouts(ticket), guide, by }
  }

  effect(() => {
    const scans = model.value.kiosk.codeScanner.at !== 'none'
    const wanted = scans && stack.value.at(-1)?.at === 'find-ticket'
    untracked(() => listenWhile(wanted))
  })

  return {
    begin: ({ number }) => (number === undefined ? empty : { ...empty, number, typing: 'check' }),
    async find({ number, check }, signal) {
      if (check === null) return byNumber(number, signal)
      const body = { number, check, kiosk: kiosk() }
      const reply = await untilAnswered(() => api('POST /api/tickets/find', { params: {}, body }), signal)
      if (reply.at === 'ok') return foundScreen(reply.value.ticket, signal)
      const trouble = reply.at === 'refused' ? reply.problem.detail : words.scan.unavailable
      return { at: 'find-ticket', number, check: '', typing: 'check', trouble }
    },
    hear(message) {
      if (message.name === 'code-scanned') void scanned(message.data)
      // A daemon that was away has forgotten that it listened.
      if (message.name === 'snapshot' && listening !== null) listen()
      const shown = top()
      if (shown?.at !== 'found-ticket') return
      const now = newsOf(shown, message)
      if (now) stack.value = [...stack.peek().slice(0, -1), { ...shown, now }]
    },
  }
}

const empty: ScreenOf<'find-ticket'> = {
  at: 'find-ticket',
  number: '',
  check: '',
  typing: 'number',
  trouble: null,
}

/** The ticket can be shown without its errand's name, so it waits for the name this long only. */
const FETCH_WITHIN_MS = 3000
