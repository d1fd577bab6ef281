import { Type } from 'typebox'
import { HeardBody, HeardReply, SpokenBody } from '#contract/announcement.ts'
import { Problem } from '#contract/problem.ts'
import type { Announcing } from '#daemon/desks/hall/announcing.ts'
import type { LiveStream } from '../live/live-stream.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

/**
 * Hall screens tell that they can be heard, and what they said aloud; only of calls that they were given lately, and once
 * each. Only a screen that listens now is believed.
 */
export function announcementRoutes(
  app: App,
  announcing: Pick<Announcing, 'heard' | 'witnessed'>,
  live: Pick<LiveStream, 'isWitness'>,
): void {
  app.post(
    '/api/hall/heard',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['hall'],
        summary: 'A hall screen is there, and can be heard or not',
        body: HeardBody,
        response: { 200: HeardReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { saying, ...screen } = request.body
      if (!live.isWitness(screen.screen, screen.witness))
        return sendProblem(reply, 'not-allowed', '只有正在听的大屏才能说自己有声音。请重新打开大屏的页面。')
      return announcing.heard(screen, saying)
    },
  )
  app.post(
    '/api/announcements/:id/spoken',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['hall'],
        summary: 'A hall screen has announced a call, or could not',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) }),
        body: SpokenBody,
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { screen, witness, outcome } = request.body
      if (!live.isWitness(screen, witness))
        return sendProblem(reply, 'not-allowed', '只有正在听的大屏才能说念过了。请重新打开大屏的页面。')
      const told = await announcing.witnessed(request.params.id, screen, outcome)
      return told === 'unknown'
        ? sendProblem(reply, 'not-found', '最近没有请这块大屏念过这次叫号。')
        : reply.code(204).send(null)
    },
  )
}
