import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import { fastify, type FastifySchema } from 'fastify'
import { CaseReply } from '#contract/cases.ts'
import { StaffTicketReply } from '#contract/clerk.ts'
import { Problem } from '#contract/problem.ts'
import type { ApiDocs, DescribedRoute } from './describe-api.ts'
import { sendNoSuchAddress } from './problems.ts'

/**
 * What the page of the documentation may do. Its scripts write markup from strings, and style what they write; like every page it loads
 * nothing from elsewhere and runs no script but its own. It is heard on loopback alone.
 */
const PAGE_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** What many routes answer with, described once under its name: written out at each, it is more than half of the description. */
const SHARED = { Problem, StaffTicketReply, CaseReply }

/** OpenAPI of these routes, made from the same schemas that check the requests: an app of its own, which hears no port. */
export async function openDocs(routes: readonly DescribedRoute[], version: string): Promise<ApiDocs> {
  const app = fastify()
  // Its routes are read and never called.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => JSON.stringify)
  app.setNotFoundHandler((_request, reply) => sendNoSuchAddress(reply))
  for (const [$id, schema] of Object.entries(SHARED)) app.addSchema({ $id, ...schema })
  await app.register(fastifySwagger, {
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, place) =>
        typeof $id === 'string' ? $id : `def-${place}`,
    },
    openapi: {
      openapi: '3.1.0',
      info: { title: 'station-kiosk 便民服务站自助终端', version },
      tags: [
        { name: 'tickets', description: '取号' },
        { name: 'queue', description: '排队与叫号' },
        { name: 'guides', description: '办事指南' },
        { name: 'devices', description: '设备' },
      ],
    },
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: PAGE_POLICY,
    // Unfolded, the hundreds of routes take the page some seconds.
    uiConfig: { docExpansion: 'none' },
  })
  for (const { method, url, schema } of routes)
    app.route({
      method,
      url,
      ...(schema && { schema: withSharedByName(schema) }),
      handler: (_request, reply) => sendNoSuchAddress(reply),
    })
  await app.ready()
  return { answer: (request, reply) => app.routing(request, reply) }
}

function withSharedByName(schema: FastifySchema): FastifySchema {
  const { response } = schema
  if (typeof response !== 'object' || response === null) return schema
  const replies = Object.entries(response).map(([status, reply]) => {
    const [name] = Object.entries(SHARED).find(([, shared]) => shared === reply) ?? []
    return [status, name === undefined ? reply : { $ref: `${name}#` }]
  })
  return { ...schema, response: Object.fromEntries(replies) }
}
