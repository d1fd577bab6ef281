// The limit to hold the station against: the same web server, the same durable insert and the same kind of stream, with no
// logic at all.
// A child process of the bench; prints its port, ends with SIGTERM.
import type { ServerResponse } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { brotliCompressSync } from 'node:zlib'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { fastify } from 'fastify'
import { Type } from 'typebox'

const folder = mkdtempSync(join(tmpdir(), 'bench-bare-'))
const database = new DatabaseSync(join(folder, 'bare.db'))
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
database.exec(
  'CREATE TABLE tickets (seq INTEGER PRIMARY KEY, command TEXT NOT NULL UNIQUE, bytes TEXT NOT NULL)',
)
const insert = database.prepare('INSERT INTO tickets (command, bytes) VALUES (?, ?)')

/** As much as a call means to a screen: the call, what is said of it, the windows and the queues as they stand then. */
const FRAME = [
  ['ticket-called', 80],
  ['announcement', 230],
  ['windows-changed', 760],
  ['queues-changed', 110],
]
  .map(([event, length]) => `event: ${event}\nid: 1\ndata: {"is":"${'x'.repeat(Number(length))}"}\n\n`)
  .join('')
const screens = new Set<ServerResponse>()

const app = fastify({
  keepAliveTimeout: 75_000,
  forceCloseConnections: true,
}).withTypeProvider<TypeBoxTypeProvider>()
const schema = { body: Type.Object({ commandId: Type.String() }) }

function keep(commandId: string) {
  const { lastInsertRowid } = insert.run(commandId, JSON.stringify({ commandId, at: Date.now() }))
  return { ticket: { number: `A${String(lastInsertRowid)}` } }
}

app.post('/api/tickets', { schema }, async (request, reply) =>
  reply.code(201).send(keep(request.body.commandId)),
)
app.post('/api/told-tickets', { schema }, async (request, reply) => {
  const kept = keep(request.body.commandId)
  for (const screen of screens) screen.write(FRAME)
  return reply.code(201).send(kept)
})
app.post('/api/calls', { schema }, async (request) => {
  const kept = keep(request.body.commandId)
  for (const screen of screens) screen.write(FRAME)
  return kept
})
/** A page of nothing but Preact, and one that its visitor brings the script for; compressed as the station's are. */
const BLANK = '<!doctype html><title>bare</title>'
const [html, mjs] = ['text/html; charset=utf-8', 'text/javascript']
const here = (file: string) => readFileSync(new URL(file, import.meta.url))
for (const [path, type, read] of [
  ['/', html, () => here('bare-preact.html')],
  ['/preact.mjs', mjs, () => here('../../node_modules/preact/dist/preact.mjs')],
  ['/blank', html, () => Buffer.from(BLANK)],
] as const) {
  let bytes: Buffer | null = null
  app.get(path, async (_request, reply) =>
    reply
      .headers({ 'content-type': type, 'content-encoding': 'br' })
      .send((bytes ??= brotliCompressSync(read()))),
  )
}

/** A page of a list, the newest first. */
const page = database.prepare('SELECT bytes FROM tickets ORDER BY seq DESC LIMIT 50')
app.get('/api/list', async () => ({
  rows: page.all().map(({ bytes }): unknown => JSON.parse(String(bytes))),
}))

/** As many cases as a station has, in a bare array: filtered, sorted by day and sent, the open ones alone. */
type BareCase = { isOpen: boolean; window: number; dueOn: string; line: object }
let bareCases: readonly BareCase[] = []
const casesSchema = {
  querystring: Type.Object({
    over: Type.Integer(),
    open: Type.Integer(),
    windows: Type.Integer(),
    bytes: Type.Integer(),
  }),
}
app.get('/api/cases', { schema: casesSchema }, async (request) => {
  const { over, open, windows, bytes } = request.query
  if (bareCases.length !== over + open)
    bareCases = Array.from({ length: over + open }, (_, n) => ({
      isOpen: n >= over,
      window: n % windows,
      dueOn: `2026-12-${10 + (n % 20)}`,
      line: { number: `2026-${n}`, is: 'x'.repeat(bytes) },
    }))
  return {
    cases: bareCases
      .filter(({ isOpen, window }) => isOpen && window === 0)
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)))
      .map(({ line }) => line),
  }
})

/** About as many bytes as a slip without a picture has. */
const SLIP = Buffer.from(`\x1b@${'x'.repeat(600)}\n`)
const printers = new Map<number, Socket>()
const slipSchema = { body: Type.Object({ commandId: Type.String(), printer: Type.Integer() }) }
app.post('/api/slips', { schema: slipSchema }, async (request, reply) => {
  const { commandId, printer } = request.body
  const wire = printers.get(printer) ?? connect({ host: '127.0.0.1', port: printer, noDelay: true })
  printers.set(printer, wire)
  const kept = keep(commandId)
  wire.write(SLIP)
  return reply.code(201).send(kept)
})

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
app.get('/api/lag', async () => {
  const lag = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }
  delay.reset()
  return lag
})
app.get('/api/live', async (_request, reply) => {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'content-type': 'text/event-stream' })
  raw.write(': \n\n')
  screens.add(raw)
  raw.on('close', () => screens.delete(raw))
})
// Before anybody hears of the port, and may stop it.
process.on('SIGTERM', () => {
  flushCompileCache()
  void app.close().then(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
})

await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
console.log(typeof address === 'object' && address !== null ? address.port : 0)
