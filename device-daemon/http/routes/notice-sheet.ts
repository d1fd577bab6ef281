import { Type } from 'typebox'
import { Problem } from '#contract/problem.ts'
import type { Notice } from '#contract/notice.ts'
import type { SheetKind, SheetMade } from '#daemon/desks/board/notice-sheets.ts'
import type { App, Facing } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

const TYPES: Record<SheetKind, string> = { pdf: 'application/pdf', png: 'image/png' }
const Sheet = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' })

type Parts = {
  facing: Facing
  /** On loopback, where the page is that a browser of this machine opens. */
  port: number
  /** While it hangs. */
  notice(id: string): Notice | undefined
  make(page: string, as: SheetKind): Promise<SheetMade>
}

/** A notice on A4 or as a picture for a public account, made by the machine's own browser. */
export function noticeSheetRoutes(app: App, { facing, port, notice, make }: Parts): void {
  app.get(
    '/api/notices/:id/sheet',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['board'],
        summary: '一条公开内容，A4 的 PDF 或宽 1080 的图片: made by a Chromium of this machine',
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        querystring: Type.Object({ as: Type.Union([Type.Literal('pdf'), Type.Literal('png')]) }),
        response: { 200: Sheet, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { as } = request.query
      if (!notice(id)) return sendProblem(reply, 'not-found', '没有这一条，或者已经撤下了。')
      const here = facing.at === 'loopback' ? (request.socket.localPort ?? port) : port
      const made = await make(`http://127.0.0.1:${here}/print/notice/${encodeURIComponent(id)}`, as)
      switch (made.at) {
        case 'no-browser':
          return sendProblem(reply, 'wrong-state', '这台机器上没有能用的浏览器，请在自己的浏览器里打印。')
        case 'failed':
          request.log.error({ reason: made.reason }, 'a sheet cannot be made')
          return sendProblem(reply, 'internal-error', '没有做成，请在自己的浏览器里打印。')
        case 'made':
          return reply
            .type(TYPES[as])
            .header('content-disposition', `attachment; filename="notice.${as}"`)
            .header('x-content-type-options', 'nosniff')
            .send(made.bytes)
      }
    },
  )
}
