import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { type CardPurpose, ReadCardBody, ReadCardReply } from '#contract/card.ts'
import { Problem } from '#contract/problem.ts'
import type { CardDesk } from '#daemon/desks/cards/card-desk.ts'
import type { App } from '../server/app.ts'
import { sendFault } from '../server/answer.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { sendProblem } from '../server/problems.ts'

export type CardRoutesParts = {
  cards: Pick<CardDesk, 'arm' | 'disarm'>
  kiosks: Kiosks
}

const NO_READER: Readonly<Record<CardPurpose, string>> = {
  ticket: '这台机器读不了身份证。不用身份证，直接取号就行。',
  own: '这台机器现在不能用身份证查。请输单子上的码，或者问窗口工作人员。',
}

/**
 * The station's own tag of the card that was read at this kiosk for the resident's own things. `answered`: there is none, and
 * why was said.
 */
export function claimCard(
  reply: FastifyReply,
  { cards, kiosks }: { cards: Pick<CardDesk, 'claimTag'>; kiosks: Kiosks },
  { commandId, cardRef, kiosk = kiosks.first }: { commandId: string; cardRef: string; kiosk?: string },
): { at: 'claimed'; tag: string; kiosk: string } | { at: 'answered'; reply: FastifyReply } {
  if (!kiosks.ids.includes(kiosk)) return { at: 'answered', reply: unknownKiosk(reply, kiosks, kiosk) }
  const claimed = cards.claimTag(cardRef, commandId, kiosk)
  if (claimed !== 'invalid') return { at: 'claimed', tag: claimed.tag, kiosk }
  const detail = '刚才读的身份证过时了，请再放一次。'
  return { at: 'answered', reply: sendFault(reply, { code: 'card-ref-invalid', detail }) }
}

/** Reading an ID card: only after a tap of consent, never needed for anything. */
export function cardRoutes(app: App, { cards, kiosks }: CardRoutesParts): void {
  app.post(
    '/api/card/read',
    {
      config: { permission: 'anybody', compiled: 'ahead' },
      schema: {
        tags: ['card'],
        summary: '刷身份证 (wait for an ID card, after consent)',
        description:
          'What happens then comes over the live stream of this kiosk: card-waiting, card-read, card-failed, card-removed.',
        body: ReadCardBody,
        response: { 202: ReadCardReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const kiosk = request.body.kiosk ?? kiosks.first
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const { for: purpose = 'ticket' } = request.body
      const armed = cards.arm(kiosk, purpose)
      if (armed.at === 'no-card-reader') {
        return sendProblem(reply, 'no-card-reader', NO_READER[purpose])
      }
      return reply.code(202).send({ seconds: armed.seconds })
    },
  )

  app.delete(
    '/api/card/read',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['card'],
        summary: 'Stop waiting for an ID card',
        querystring: Type.Object({ kiosk: Type.Optional(Type.String()) }),
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const kiosk = request.query.kiosk ?? kiosks.first
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      cards.disarm(kiosk)
      return reply.code(204).send(null)
    },
  )
}
