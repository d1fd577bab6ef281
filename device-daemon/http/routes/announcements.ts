import { Type } from 'typebox'
import { SpokenBody } from '#contract/announcement.ts'
import { Problem } from '#contract/problem.ts'
import type { Announcing } from '#daemon/desks/hall/announcing.ts'
import type { LiveStream } from '../live/live-stream.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

/**
 * Hall screens bear witness to what they said aloud; only of calls that were made lately, and once each. Only a screen
 * that listens now is believed.
 */
export function announcementRoutes(
  app: App,
  announcing: Pick<Announcing, 'witnessed'>,
  live: Pick<LiveStream, 'isWitness'>,
): void {
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
        ? sendProblem(reply, 'not-found', '最近没有这次叫号。')
        : reply.code(204).send(null)
    },
  )
}
