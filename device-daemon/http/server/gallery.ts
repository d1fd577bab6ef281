import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import { openPackage } from './access.ts'
import type { App } from './app.ts'
import { sendProblem } from './problems.ts'

/**
 * `/gallery`: every screen in every state by address, for people who work on the screens. `dir`: the folder that
 * `scripts/build.ts --gallery` writes. A station that serves residents never registers this.
 */
export async function galleryPages(app: App, dir: string): Promise<void> {
  await openPackage(app, async (scope) => {
    await scope.register(fastifyStatic, {
      root: dir,
      prefix: '/gallery/',
      decorateReply: false,
      setHeaders: ({ raw }) => void raw.setHeader('cache-control', 'no-cache'),
    })
  })
  const open = { config: { permission: 'anybody' }, schema: { hide: true } } as const
  app.get('/gallery', open, (_, reply) => reply.redirect('/gallery/'))
  // What a page is made of lies deeper in the folder than its address.
  app.get(
    '/gallery/:surface/:state',
    open,
    async ({ params }: FastifyRequest<{ Params: { surface: string } }>, reply) => {
      const page = await pageOf(dir, params.surface)
      if (page === null) return sendProblem(reply, 'not-found', '没有这个画面。')
      return reply.type('text/html; charset=utf-8').send(page)
    },
  )
}

/** Read each time, because it may have been built again. */
function pageOf(dir: string, surface: string): Promise<Buffer | null> {
  if (!/^[a-z]+$/.test(surface)) return Promise.resolve(null)
  return readFile(join(dir, surface, 'index.html')).catch(() => null)
}
