import type { Bench, BenchAction, BenchPrinter, Slip } from '#contract/bench.ts'
import type { Problem } from '#contract/problem.ts'
import type { TakeTicketBody, Ticket } from '#contract/ticket.ts'
import { pause } from './start-station.ts'

/** What one request was answered with. */
export type Answer = { status: number; ticket: Ticket | undefined; problem: Problem | undefined }

/** `POST /api/tickets`. Rejects only when nobody answers. */
export async function takeTicket(url: string, body: TakeTicketBody): Promise<Answer> {
  const reply = await fetch(`${url}/api/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const said = (await reply.json()) as { ticket: Ticket } | Problem
  return 'ticket' in said
    ? { status: reply.status, ticket: said.ticket, problem: undefined }
    : { status: reply.status, ticket: undefined, problem: said }
}

/** A ticket that must be given. */
export async function ticketFor(url: string, body: TakeTicketBody): Promise<Ticket> {
  const { status, ticket, problem } = await takeTicket(url, body)
  if (!ticket) throw new Error(`no ticket: ${status} ${JSON.stringify(problem)}`)
  return ticket
}

/** How the ticket of a command stands now. */
export async function ticketOf(url: string, commandId: string): Promise<Ticket | undefined> {
  const reply = await fetch(`${url}/api/tickets/by-command/${encodeURIComponent(commandId)}`)
  return reply.ok ? ((await reply.json()) as { ticket: Ticket }).ticket : undefined
}

/** Waits until the slip's fate is known. */
export async function settledTicket(url: string, commandId: string): Promise<Ticket> {
  return until(async () => {
    const ticket = await ticketOf(url, commandId)
    return ticket && ticket.print.at !== 'sending' ? ticket : undefined
  }, `the slip of ${commandId} to be settled`)
}

export async function printer(url: string): Promise<BenchPrinter> {
  const reply = await fetch(`${url}/api/bench`)
  const { devices } = (await reply.json()) as Bench
  for (const { device } of devices) if (device.at === 'ticket-printer') return device
  throw new Error('there is no simulated printer')
}

/** What a person does to the simulated printer; waits until the daemon has noticed nothing less than the device. */
export async function actOnPrinter(url: string, action: BenchAction, id = 'printer-1'): Promise<void> {
  const reply = await fetch(`${url}/api/bench/${id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  })
  if (!reply.ok) throw new Error(`${action.action}: ${reply.status} ${await reply.text()}`)
}

/** Every slip that has left the printer, oldest first: those taken, then the one hanging in the slot. */
export async function slips(url: string): Promise<Slip[]> {
  const { taken, hanging } = await printer(url)
  return [...taken.toReversed(), ...(hanging ? [hanging] : [])]
}

/** Asks again and again until there is an answer. */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  what: string,
  withinMs = 20_000,
): Promise<T> {
  const end = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms for ${what}`)
    await pause(25)
  }
}
