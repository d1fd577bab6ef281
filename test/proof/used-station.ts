// A data folder as months of use leave it, small: three days, several starts, accounts, keys and a sealed record.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type AccountChangeEvent, accountChanges } from '#daemon/domain/people/account-changes.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { canonical } from '#daemon/store/canonical.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { oneOf, type Random } from '#test/support/seeded.ts'
import { type Engine, startEngine } from './engine.ts'

const FIRST_MORNING = Date.UTC(2026, 10, 23, 1) // 09:00 in Shanghai
const DAY_MS = 24 * 60 * 60_000
const TICKETS_A_DAY = 16

/** What is done to the accounts, day by day; the roster says the same. */
const ACCOUNT_CHANGES: readonly (readonly AccountChangeEvent[])[] = [
  [{ type: 'account-added', account: 'staff-2', role: 'clerk' }],
  [{ type: 'account-disabled', account: 'staff-2' }],
]

/** What is true of a used folder, to be compared with what a start makes of a damaged copy. */
export type Truth = {
  /** When it was left, epoch milliseconds. */
  leftAt: number
  /** Every number ever given, with its day. */
  given: ReadonlySet<string>
  /** Every acknowledged command, by seq. */
  commands: readonly string[]
  /** What the station knows, as one text for each store. */
  knowledge: Knowledge
}
export type Knowledge = { state: string; tickets: string; accounts: string; keys: string; roster: string }

/** The folders and what is true of both: one left in order, one as a killed daemon leaves it. */
export type UsedStation = { closed: string; killed: string; truth: { closed: Truth; killed: Truth } }

export async function makeUsedStation(folder: string, random: Random): Promise<UsedStation> {
  const live = join(folder, 'live')
  const given = new Set<string>()
  const commands: string[] = []
  let ids = 0
  const nextId = () => `used-${(ids += 1)}`

  async function workday(day: number, engine: Engine, clock: ReturnType<typeof manualClock>): Promise<void> {
    for (let taken = 0; taken < TICKETS_A_DAY; taken++) {
      const number = await engine.take(nextId())
      if (number === null) throw new Error('no number in a whole station')
      given.add(number)
      const window = oneOf(random, ['W1', 'W2'])
      await engine.does(nextId(), { type: 'call-next', window, clerk: 'staff-1' })
      const called = busyAt(engine, window)
      if (called !== null && random() < 0.8) {
        const at = { ticketId: called, window, clerk: 'staff-1' }
        await engine.does(nextId(), { type: 'serve-ticket', ...at })
        await engine.does(nextId(), { type: 'finish-ticket', ...at })
      }
      await clock.advance(60_000)
    }
    await engine.does(nextId(), {
      type: 'record-sign-in',
      event: { type: 'clerk-signed-in', clerk: 'staff-1' },
    })
    for (const event of ACCOUNT_CHANGES[day] ?? [])
      await engine.does(nextId(), { type: 'record-account-change', event })
  }

  const truths: Truth[] = []
  for (let day = 0; day < 3; day++) {
    const clock = manualClock(FIRST_MORNING + day * DAY_MS)
    const started = await startEngine(live, clock)
    if (started.at === 'refused') throw new Error(started.words)
    const { engine } = started
    if (day === 0) await furnish(engine)
    await workday(day, engine, clock)
    await clock.advance(1000)
    await engine.roster.update((file) => {
      file.devices.push({ hash: 'ab'.repeat(32), seenOn: `2026-11-2${day}` })
    })
    commands.splice(0, commands.length, ...(await commandsOf(engine)))
    const truth = { leftAt: clock.now(), given: new Set(given), commands: [...commands] }
    const knowledge = await knowledgeOf(engine, [...commands])
    truths.push({ ...truth, knowledge })
    // Before the end of the last day: as a killed daemon leaves it.
    if (day === 2) cpSync(live, join(folder, 'killed'), { recursive: true })
    await engine.close()
    if (day === 1) cpSync(live, join(folder, 'closed'), { recursive: true })
  }
  const [, closed, killed] = truths
  if (closed === undefined || killed === undefined) throw new Error('three days have three truths')
  return { closed: join(folder, 'closed'), killed: join(folder, 'killed'), truth: { closed, killed } }
}

const SEALED = { record: 'record-1', text: '张三 13800000000' }
/** Made at the first start and kept for ever; read again to compare. */
let ciphertext = ''

async function furnish({ stores, roster }: Engine): Promise<void> {
  const sealed = stores.seal?.seal(SEALED.record, SEALED.text)
  if (sealed?.at !== 'sealed') throw new Error('nothing was sealed')
  ciphertext = sealed.ciphertext
  stores.seal?.stationKey()
  const account = { title: '', number: '', party: { at: 'none' }, photo: null } as const
  await roster.update(() => ({
    firstPins: { at: 'told' },
    accounts: [
      {
        id: 'staff-1',
        name: '李',
        role: 'lead',
        pin: { at: 'own', hash: '$made-up$1' },
        at: 'active',
        ...account,
      },
      {
        id: 'staff-2',
        name: '吴',
        role: 'clerk',
        pin: { at: 'own', hash: '$made-up$2' },
        at: 'disabled',
        ...account,
      },
    ],
    devices: [],
  }))
}

function busyAt({ station }: Engine, window: string): string | null {
  return station.state().queue.windows.get(window)?.busyWith ?? null
}

async function commandsOf({ stores }: Engine): Promise<string[]> {
  const commands: string[] = []
  for await (const { commandId } of stores.ledger.read(0)) commands.push(commandId)
  return commands
}

/** What a running station knows, store by store; each store's silence shows as another text. */
export async function knowledgeOf(
  { stores, station, roster }: Engine,
  commands: readonly string[],
): Promise<Knowledge> {
  const ids = new Set<string>()
  for (const commandId of commands) {
    const entry = await stores.ledger.find(commandId).catch(() => undefined)
    for (const event of entry?.events ?? []) if (event.type === 'ticket-taken') ids.add(event.ticketId)
  }
  const { views } = stores
  const tickets = await views.ask(ticketProjection, ({ byId }) => [...ids].map((id) => byId(id) ?? null))
  const { seal } = stores
  const opened = seal?.open(SEALED.record, ciphertext)
  const key = seal?.stationKey()
  const { queue } = station.state()
  return {
    state: JSON.stringify([
      queue.day,
      [...queue.tickets.values()]
        .map(({ id, state }) => [id, state] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ]),
    tickets: canonical(tickets),
    accounts: canonical(await views.ask(accountChanges, ({ newest }) => newest(100))),
    keys: JSON.stringify([opened, key?.at === 'key' ? key.key.toString('hex') : key?.at]),
    roster: JSON.stringify(roster.data().accounts),
  }
}
