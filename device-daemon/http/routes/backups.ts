import type { FastifyRequest } from 'fastify'
import { BackupsReply, MakeBackupBody } from '#contract/backup.ts'
import { Problem } from '#contract/problem.ts'
import type { BackupDesk } from '#daemon/desks/backups/backup-desk.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { backupFailedWords, backupProblems } from '../words/backups.ts'

/** Backups by a press. */
export function backupRoutes(
  app: App,
  parts: {
    desk: BackupDesk
    /** Looks whether one was made by command meanwhile. */
    look(): Promise<void>
    everyDays: number | null
    gate: StaffGate
    nameOf(account: string): string
  },
): void {
  const { desk, look, everyDays, gate, nameOf } = parts
  const actorOf = (request: FastifyRequest) =>
    ({ at: 'staff', account: gate.sessionOf(request).account, window: null }) as const

  async function standing(): Promise<BackupsReply> {
    await look()
    const newest = desk.newest()
    return {
      places: [...(await desk.places())],
      newest: newest && { ...newest, by: newest.by === null ? null : nameOf(newest.by) },
      everyDays,
      running: desk.running(),
    }
  }

  app.get(
    '/api/backups',
    {
      config: { permission: 'station.back-up' },
      schema: {
        tags: ['backups'],
        summary: 'Where a backup can be put, and when the last one was made',
        response: { 200: BackupsReply, '4xx': Problem },
      },
    },
    standing,
  )

  app.post(
    '/api/backups',
    {
      config: { permission: 'station.back-up' },
      schema: {
        tags: ['backups'],
        summary: 'Make one: answers when it is made and was read back',
        body: MakeBackupBody,
        response: { 200: BackupsReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, place } = request.body
      const made = await desk.make(commandId, actorOf(request), place)
      switch (made.at) {
        case 'running':
          return sendProblem(reply, 'wrong-state', backupProblems.running)
        case 'no-place':
          return sendProblem(reply, 'not-found', backupProblems.noPlace)
        case 'place-gone':
          request.log.error('a backup cannot be made: its place is gone')
          return sendProblem(reply, 'ledger-unavailable', backupProblems.placeGone)
        case 'failed':
          request.log.error({ reason: made.reason }, 'a backup cannot be made')
          return sendProblem(reply, 'ledger-unavailable', backupFailedWords(made.reason))
        case 'made':
          return standing()
      }
    },
  )
}
