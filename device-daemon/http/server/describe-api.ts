import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RouteOptions } from 'fastify'
import type { App } from './app.ts'

export type DescribedRoute = Pick<RouteOptions, 'method' | 'url' | 'schema'>

export type ApiDocs = { answer(request: IncomingMessage, reply: ServerResponse): void }

const AT = '/api/docs'

/**
 * The documentation of an app's routes, opened when it is first asked for: what it is made with takes a sixth of a start and
 * some megabytes, and a station hardly ever asks. Register before the routes.
 */
export function describeApi(app: App, open: (routes: readonly DescribedRoute[]) => Promise<ApiDocs>): void {
  const routes: DescribedRoute[] = []
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (method !== 'HEAD' && !url.startsWith(AT)) routes.push({ method, url, ...(schema && { schema }) })
  })
  let docs: Promise<ApiDocs> | null = null
  for (const url of [AT, `${AT}/*`])
    app.get(url, { config: { permission: 'anybody' }, schema: { hide: true } }, async (request, reply) => {
      const { answer } = await (docs ??= open(routes))
      reply.hijack()
      answer(request.raw, reply.raw)
    })
}
