// The limit to hold the station against: the same web server and the same durable insert, with no logic at all.
// A child process of the bench; prints its port, ends with SIGTERM.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
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

const app = fastify({
  keepAliveTimeout: 75_000,
  forceCloseConnections: true,
}).withTypeProvider<TypeBoxTypeProvider>()
app.post(
  '/api/tickets',
  { schema: { body: Type.Object({ commandId: Type.String() }) } },
  async (request, reply) => {
    const { commandId } = request.body
    const { lastInsertRowid } = insert.run(commandId, JSON.stringify({ commandId, at: Date.now() }))
    return reply.code(201).send({ ticket: { number: `A${String(lastInsertRowid)}` } })
  },
)
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
console.log(typeof address === 'object' && address !== null ? address.port : 0)

process.on('SIGTERM', () => {
  void app.close().then(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
})
