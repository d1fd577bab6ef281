import { Type } from 'typebox'
import { NoticeReply, NoticesReply } from '#contract/notice.ts'
import { Problem } from '#contract/problem.ts'
import type { StationBoard } from '#daemon/content/published/board.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

/** What the board says, for everybody. */
export function boardRoutes(app: App, board: StationBoard): void {
  app.get(
    '/api/notices',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['board'],
        summary: '信息公开栏 (classes, and what hangs today, newest first)',
        querystring: Type.Object(
          { class: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })) },
          { additionalProperties: false },
        ),
        response: { 200: NoticesReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const written = request.query.class
      const { classes, notices } = board.now()
      const chosen = written === undefined ? undefined : board.className(written)
      if (written !== undefined && chosen === undefined) {
        const names = classes.map(({ name }) => name).join('、')
        return sendProblem(reply, 'not-found', `公开栏没有 ${written} 这一类，可用：${names}。`)
      }
      return {
        today: board.today(),
        classes,
        notices: chosen === undefined ? notices : notices.filter((notice) => notice.class === chosen),
        latest: board.latest(),
      }
    },
  )
  app.get(
    '/api/notices/:id',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['board'],
        summary: '一条公开内容 (one notice, while it hangs)',
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        response: { 200: NoticeReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const notice = board.notice(request.params.id)
      return notice ? { notice } : sendProblem(reply, 'not-found', '没有这一条，或者已经撤下了。')
    },
  )
}
