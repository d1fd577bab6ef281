// A second opinion on the ledger: reads its file and folds it by rules of its own, without a line of the product.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

type Happened = { type: string } & Record<string, unknown>
export type LedgerEntry = {
  seq: number
  commandId: string
  time: string
  day: string
  events: Happened[]
}

type TicketInModel = {
  number: string
  day: string
  at: string
  window: string | null
  /** Slips begun, and those whose fate is known. */
  begun: number
  printed: number
  settled: number
}

/** `faults`: what must never stand in a ledger, in words. */
export type Model = { tickets: Map<string, TicketInModel>; faults: string[] }

/** A number that must follow on the one before it. */
type Numbered = { series: string; ordinal: number }

/** From which states an event may take a ticket, and to which. */
const STEPS: Record<string, readonly [from: readonly string[], to: string]> = {
  'ticket-called': [['waiting', 'held', 'no-show', 'cancelled'], 'called'],
  'ticket-recalled': [['called'], 'called'],
  // A number that is given at a window may be in hand at once.
  'ticket-serving': [['called', 'waiting'], 'serving'],
  'ticket-taken-up': [['done'], 'serving'],
  'ticket-done': [['serving'], 'done'],
  'ticket-no-show': [['called'], 'no-show'],
  'ticket-held': [['called', 'serving'], 'held'],
  'ticket-returned': [['held', 'no-show'], 'waiting'],
  'ticket-transferred': [['waiting', 'called', 'serving', 'held'], 'waiting'],
  'ticket-cancelled': [['waiting', 'called', 'held'], 'cancelled'],
}
const OUTCOMES = new Set(['ticket-printed', 'ticket-print-failed', 'ticket-print-unconfirmed'])
const AT_A_WINDOW = new Set(['called', 'serving'])

/** The entries in the data folder, read from a copy, and what is wrong with their chain. */
export function readLedgerFile(dataDir: string): { entries: LedgerEntry[]; faults: string[] } {
  const copy = mkdtempSync(join(tmpdir(), 'proof-ledger-'))
  try {
    for (const name of ['ledger.db', 'ledger.db-wal'])
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name))
    const database = new DatabaseSync(join(copy, 'ledger.db'))
    const faults: string[] = []
    const entries: LedgerEntry[] = []
    let before = '0'.repeat(64)
    for (const row of database.prepare('SELECT seq, command, hash, bytes FROM entries ORDER BY seq').all()) {
      const bytes = String(row['bytes'])
      const entry = JSON.parse(bytes) as LedgerEntry & { prev: string }
      const place = entries.length + 1
      if (row['seq'] !== place || entry.seq !== place) faults.push(`entry ${place} is missing`)
      if (entry.prev !== before) faults.push(`entry ${place} does not follow the one before it`)
      before = createHash('sha256').update(bytes).digest('hex')
      if (row['hash'] !== before) faults.push(`entry ${place} does not match its hash`)
      if (row['command'] !== entry.commandId) faults.push(`entry ${place} stands under another command`)
      entries.push(entry)
    }
    database.close()
    return { entries, faults }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** What the entries lead to, and everything in them that must not be. */
export function foldLedger(entries: readonly LedgerEntry[]): Model {
  const model: Model = { tickets: new Map(), faults: [] }
  const given = new Set<string>()
  const opened = new Set<string>()
  const codes = new Set<string>()
  const newest = new Map<string, number>()
  const busy = new Map<string, string>()
  const commands = new Set<string>()
  for (const { seq, commandId, day, events } of entries) {
    const fault = (words: string) => model.faults.push(`entry ${seq}: ${words}`)
    if (commands.has(commandId)) fault(`command ${commandId} a second time`)
    commands.add(commandId)
    for (const event of events) foldEvent(event, day, fault)
  }
  return model

  /** Of cases, their papers and bookings: none is left out, none is given twice, and no paper stands without its case. */
  function foldNumbers(event: Happened, fault: (words: string) => void): void {
    // What a ledger that was lost may have given is passed over.
    if (event.type === 'entries-lost' || event.type === 'numbers-skipped')
      for (const [series, ordinal] of Object.entries(event['skipped'] as Record<string, number>))
        newest.set(series, Math.max(ordinal, newest.get(series) ?? 0))
    if (event.type === 'case-opened') opened.add(String(event['caseId']))
    if ('caseId' in event && !opened.has(String(event['caseId'])))
      fault(`${event.type} of a case that was never opened`)
    if (event.type === 'booking-made') {
      if (codes.has(String(event['code']))) fault(`code ${String(event['code'])} was given before`)
      codes.add(String(event['code']))
    }
    for (const { series, ordinal } of numbersIn(event)) {
      if (ordinal !== (newest.get(series) ?? 0) + 1)
        fault(`${series} goes from ${newest.get(series) ?? 0} to ${ordinal}`)
      newest.set(series, ordinal)
    }
  }

  function foldEvent(event: Happened, day: string, fault: (words: string) => void): void {
    foldNumbers(event, fault)
    const id = String(event['ticketId'])
    const ticket = model.tickets.get(id)
    if (event.type === 'ticket-taken' || event.type === 'ticket-carried-over') {
      const number = `${event.type === 'ticket-taken' ? day : String(event['day'])} ${String(event['number'])}`
      if (given.has(number)) fault(`number ${number} was given before`)
      given.add(number)
      if (event.type === 'ticket-taken')
        model.tickets.set(id, { ...UNTOUCHED, number: String(event['number']), day })
      return
    }
    if (!('ticketId' in event)) return
    if (ticket === undefined) return fault(`${event.type} of a ticket that nobody took`)
    if (event.type === 'ticket-print-begun') {
      ticket.begun += 1
      if (event['copy'] === 'first' && ticket.begun > 1) fault(`a second first slip of ${ticket.number}`)
    }
    if (OUTCOMES.has(event.type)) {
      ticket.settled += 1
      if (event.type === 'ticket-printed') ticket.printed += 1
      if (ticket.settled > ticket.begun) fault(`${event.type} of a slip of ${ticket.number} not begun`)
    }
    const step = stepOf(event, ticket.at)
    if (step === undefined) return
    const [from, to] = step
    if (!from.includes(ticket.at)) fault(`${event.type} of ${ticket.number}, which is ${ticket.at}`)
    if (ticket.window !== null && busy.get(ticket.window) === id) busy.delete(ticket.window)
    ticket.at = to
    ticket.window = AT_A_WINDOW.has(to) ? String(event['window']) : null
    if (ticket.window === null) return
    const other = busy.get(ticket.window)
    if (other !== undefined) fault(`two tickets at window ${ticket.window}`)
    busy.set(ticket.window, id)
  }
}

/** What an undone ending goes back to stands in the event; a refusal of priority sends back only one that was called. */
function stepOf(event: Happened, at: string): (typeof STEPS)[string] | undefined {
  if (event.type === 'ticket-ending-undone')
    return [['done', 'cancelled'], (event['back'] as { at: string }).at]
  if (event.type === 'ticket-priority-refused' && at === 'called') return [['called'], 'waiting']
  return STEPS[event.type]
}

function numbersIn(event: Happened): Numbered[] {
  const paper = event['document'] as { kind: string; year: number; ordinal: number } | undefined
  return [
    ...(event.type === 'case-opened'
      ? [{ series: `case/${String(event['year'])}`, ordinal: Number(event['ordinal']) }]
      : []),
    ...(event.type === 'booking-made' ? [{ series: 'booking', ordinal: Number(event['ordinal']) }] : []),
    ...(paper === undefined || !event.type.startsWith('case-')
      ? []
      : [{ series: `case/${paper.year}/${paper.kind}`, ordinal: paper.ordinal }]),
  ]
}

const UNTOUCHED = { at: 'waiting', window: null, begun: 0, printed: 0, settled: 0 }
