import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import { fastify } from 'fastify'
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

/** OpenAPI of these routes, made from the same schemas that check the requests: an app of its own, which hears no port. */
export async function openDocs(routes: readonly DescribedRoute[], version: string): Promise<ApiDocs> {
  const app = fastify()
  // Its routes are read and never called.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => JSON.stringify)
  app.setNotFoundHandler((_request, reply) => sendNoSuchAddress(reply))
  await app.register(fastifySwagger, {
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
      ...(schema && { schema }),
      handler: (_request, reply) => sendNoSuchAddress(reply),
    })
  await app.ready()
  return { answer: (request, reply) => app.routing(request, reply) }
}
