import {
  PacksReply,
  ReadPackKeyBody,
  ReadPackKeyReply,
  TrustPackKeyBody,
  WithdrawPackKeyBody,
} from '#contract/packs.ts'
import { Problem } from '#contract/problem.ts'
import type { PackKeysDesk } from '#daemon/desks/packs/pack-keys-desk.ts'
import type { App } from '../server/app.ts'
import { faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { Confirmed } from '../staff/confirmed.ts'
import { packKeyProblems, takeRefusalStatuses, takeRefusalWords } from '../words/packs.ts'
import type { PacksView } from './packs-view.ts'

const errors = { '4xx': Problem, '5xx': Problem }

type Parts = {
  keys: PackKeysDesk
  view: PacksView
  confirmed: Confirmed
  fingerprintOf(key: string): string
  readKey(text: string): { at: 'key'; key: string } | { at: 'refused'; code: 'no-key' | 'private-key' }
}

const refusals = {
  words: takeRefusalWords,
  reader: 'staff',
  unavailable: packKeyProblems.notSaved,
  statuses: takeRefusalStatuses,
} as const

/** Whose 全市目录 a station takes: a public key is looked at, paired with the station, and withdrawn. */
export function packKeyRoutes(app: App, { keys, view, confirmed, fingerprintOf, readKey }: Parts): void {
  const staff = (account: string) => ({ at: 'staff', account, window: null }) as const

  app.post(
    '/api/pack-keys/read',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'The fingerprint of a public key that was pasted or sent up. Nothing of it is kept',
        description: '422 `no-key` or `private-key`.',
        body: ReadPackKeyBody,
        response: { 200: ReadPackKeyReply, ...errors },
      },
    },
    async (request, reply) => {
      const read = readKey(request.body.text)
      if (read.at === 'refused')
        return sendProblem(reply, { own: read.code, status: 422 }, packKeyProblems[read.code])
      const { key } = read
      const known = keys.trusted().find((one) => one.key === key)
      return { key, fingerprint: fingerprintOf(key), known: known?.name ?? null }
    },
  )

  app.post(
    '/api/pack-keys',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'Take packs that this key signs; the own PIN is asked again',
        description: '401 `wrong-pin`, 409 `key-known`.',
        body: TrustPackKeyBody,
        response: { 200: PacksReply, ...errors },
      },
    },
    async (request, reply) => {
      const { commandId, key, name, pin } = request.body
      const by = await confirmed(request, reply, pin)
      if (by === null) return reply
      const done = await keys.trust(commandId, staff(by), { key, name })
      if (done.at === 'configured')
        return sendProblem(reply, { own: 'key-known', status: 409 }, packKeyProblems.known(done.name))
      const fault = faultOf(done.outcome, {
        ...refusals,
        isOwn: (event) => event.type === 'pack-key-trusted' && event.key === key,
      })
      return fault === null ? view.standing() : sendFault(reply, fault)
    },
  )

  app.post(
    '/api/pack-keys/withdraw',
    {
      config: { permission: 'content.import' },
      schema: {
        tags: ['packs'],
        summary: 'Take no more packs that this key signs; what was taken stays. The own PIN is asked again',
        description: '401 `wrong-pin`, 409 `key-configured`.',
        body: WithdrawPackKeyBody,
        response: { 200: PacksReply, ...errors },
      },
    },
    async (request, reply) => {
      const { commandId, key, reason, pin } = request.body
      const by = await confirmed(request, reply, pin)
      if (by === null) return reply
      const done = await keys.withdraw(commandId, staff(by), { key, reason })
      if (done.at === 'configured')
        return sendProblem(
          reply,
          { own: 'key-configured', status: 409 },
          packKeyProblems.configured(done.name),
        )
      const fault = faultOf(done.outcome, {
        ...refusals,
        isOwn: (event) => event.type === 'pack-key-withdrawn' && event.key === key,
      })
      return fault === null ? view.standing() : sendFault(reply, fault)
    },
  )
}
