// Residents and clerks who all act at once at a real daemon, and remember what each was told.
import type { Ticket } from '#contract/ticket.ts'
import { oneOf, type Random, upTo } from '#test/support/seeded.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import type { RunningStation } from '#test/support/start-station.ts'

/** A command that was answered well: from then on it must be kept. */
export type Told = { commandId: string; ticketId: string; number: string; day: string }
/** The same of a case or a booking. */
export type ToldOf = { commandId: string; at: 'case' | 'booking'; id: string }

/** `unanswered`: nobody knows whether it was heard; its sender asks again. */
type Sent = { commandId: string; path: string; body: object; by: StaffClient | null }

export type Crowd = {
  told: Told[]
  toldOf: ToldOf[]
  /** Answers that no client should ever get, in words. */
  wrong: string[]
  /** Everybody acts until `life.over`; ends once all have noticed. */
  live(life: Life): Promise<void>
  /** Asks again for everything that was not answered. */
  askAgain(): Promise<void>
}
type Life = { name: string; over: boolean }

const RESIDENTS = 5
const WINDOWS = ['W1', 'W2']
const ERRANDS = [null, 1, 10, 13, 14, 18, 25, 50]
const ON_TICKETS = [
  'recall',
  'serve',
  'finish',
  'finish-and-call',
  'no-show',
  'hold',
  'return',
  'transfer',
  'cancel',
]

/** 受理 of what has no promise of its own. */
const ACCEPTED = { at: 'accepted', due: { date: '2099-12-18', basis: '街道民政办电话答复' } }
const OUTCOMES = [
  ACCEPTED,
  { at: 'told', missing: ['户口簿'] },
  { at: 'not-eligible', reason: '年龄不到' },
  { at: 'passed-on', to: '派出所' },
]
const CHANGES = [
  ACCEPTED,
  { at: 'told', missing: ['户口簿'], reason: '又问了一次' },
  { at: 'decided', granted: true, text: '每月发放' },
  { at: 'delivered', how: 'handed-over' },
  { at: 'stepped', text: '问过了' },
  { at: 'undone' },
  { at: 'reopened', reason: '还要办' },
  { at: 'voided', reason: '录重了' },
]

export function openCrowd(station: Pick<RunningStation, 'url' | 'output'>, random: Random): Crowd {
  const told: Told[] = []
  const toldOf: ToldOf[] = []
  const cases: string[] = []
  const wrong: string[] = []
  const holders = new Map<string, Ticket>()
  /** Lives of which one ticket has come with a slip, however slow the machine is. */
  const printing = new Set<string>()
  let unanswered: Sent[] = []
  let ids = 0

  /** The ticket of the answer; null for a refusal. Throws where the daemon has gone. */
  async function send(sent: Sent): Promise<Ticket | null> {
    const { path, body, by, commandId } = sent
    unanswered.push(sent)
    const reply = await fetch(station.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(by && { 'x-kiosk': '1', cookie: by.cookie }),
      },
      body: JSON.stringify({ commandId, ...body }),
    })
    const text = await reply.text()
    unanswered = unanswered.filter((other) => other !== sent)
    if (reply.status >= 500) wrong.push(`${path}: ${reply.status} ${text}`)
    if (!reply.ok) return null
    const answer = JSON.parse(text) as { ticket?: Ticket; case?: { id: string }; booking?: { code: string } }
    const { ticket } = answer
    if (answer.case !== undefined) {
      const { id } = answer.case
      toldOf.push({ commandId, at: 'case', id })
      if (!cases.includes(id)) cases.push(id)
    }
    if (answer.booking !== undefined) toldOf.push({ commandId, at: 'booking', id: answer.booking.code })
    if (ticket === undefined) return null
    const { id: ticketId, number, day } = ticket
    told.push({ commandId, ticketId, number, day })
    return ticket
  }

  const command = (life: Life, path: string, body: object, by: StaffClient | null = null): Sent => {
    ids += 1
    return { commandId: `proof-${life.name}-${ids}`, path, body, by }
  }

  async function take(life: Life): Promise<void> {
    const itemSeq = oneOf(random, ERRANDS)
    // A slip takes a second: the kiosk with a printer is for few, or the rest would wait for it.
    const prints = random() < 0.03 || !printing.has(life.name)
    printing.add(life.name)
    const sent = command(life, '/api/tickets', {
      kiosk: prints ? 'kiosk-1' : 'kiosk-2',
      ...(itemSeq !== null && { itemSeq }),
      ...(random() < 0.25 && { declared: '老' }),
    })
    const ticket = await send(sent)
    if (ticket === null) return void wrong.push(`no ticket for ${sent.commandId}`)
    holders.set(ticket.id, ticket)
    if (random() > 0.2) return
    const again = await send(sent)
    if (again?.number !== ticket.number) wrong.push(`a second tap of ${sent.commandId} gave another answer`)
  }

  /** 预约取号 for a day on which nobody is here to take it. */
  async function book(life: Life): Promise<void> {
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    const slot = { day, from: '00:00', to: '24:00' }
    await send(command(life, '/api/bookings', { kiosk: 'kiosk-2', kind: 'number', itemSeq: 14, slot }))
  }

  /** A case is opened for the person in hand, or one that stands goes on. */
  async function writeCase(life: Life, by: StaffClient, ticketId: string | undefined): Promise<void> {
    const known = random() < 0.5 ? cases.at(-1 - upTo(random, 6)) : undefined
    const sent =
      known === undefined
        ? command(
            life,
            '/api/cases',
            {
              itemSeq: 14,
              ...(ticketId !== undefined && random() < 0.7 && { ticketId }),
              applicant: { name: '证明人', phone: '13905360000' },
              outcome: oneOf(random, OUTCOMES),
            },
            by,
          )
        : command(life, `/api/cases/${known}/changes`, { change: oneOf(random, CHANGES) }, by)
    await send(sent)
  }

  async function resident(life: Life): Promise<void> {
    while (!life.over) {
      const what = random()
      const holder = [...holders.values()].at(-1 - upTo(random, 20))
      if (what < 0.8 || holder === undefined) await take(life)
      else if (what < 0.83) await book(life)
      else if (what < 0.9) await send(command(life, '/api/tickets/reprint', { qr: holder.qr }))
      else await send(command(life, '/api/staff-calls', {}))
    }
  }

  async function clerk(life: Life, which: number): Promise<void> {
    const by = await signIn(station, which)
    const window = WINDOWS[which]
    const press = (verb: string, body: object = {}) =>
      send(command(life, `/api/windows/${window}/${verb}`, body, by))
    await press('open', { takeOver: true })
    let recent: string[] = []
    while (!life.over) {
      const called = random() < 0.4 ? await press('call-next') : null
      if (called !== null) recent = [called.id, ...recent].slice(0, 6)
      const ticketId = random() < 0.8 ? recent[upTo(random, 3)] : oneOf(random, [...holders.keys(), ''])
      if (random() < 0.3) await writeCase(life, by, recent[0])
      if (ticketId === undefined || ticketId === '') continue
      const verb = oneOf(random, ON_TICKETS)
      const more = verb === 'hold' ? { reason: '去复印' } : { to: { window: oneOf(random, WINDOWS) } }
      await press(verb, { ticketId, ...(verb === 'hold' || verb === 'transfer' ? more : {}) })
    }
  }

  return {
    told,
    toldOf,
    wrong,
    async live(life) {
      const everybody = [
        ...Array.from({ length: RESIDENTS }, () => resident(life)),
        ...WINDOWS.map((_, which) => clerk(life, which)),
      ]
      for (const outcome of await Promise.allSettled(everybody))
        // A daemon that goes away in the middle of an answer makes `fetch` fail with one of these.
        if (outcome.status === 'rejected' && !(outcome.reason instanceof TypeError))
          wrong.push(String(outcome.reason))
    },
    async askAgain() {
      const asked = unanswered
      unanswered = []
      for (const sent of asked) {
        // Who asks for a ticket again gets one for sure; a session may have ended with the daemon.
        const ticket = await send(sent)
        if (ticket === null && sent.path === '/api/tickets') wrong.push(`no ticket for ${sent.commandId}`)
      }
    },
  }
}
