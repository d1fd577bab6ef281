import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import { openPackage } from './access.ts'
import type { App } from './app.ts'

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

/** OpenAPI of every route, made from the same schemas that check the requests. Register before the routes. */
export async function describeApi(app: App, version: string): Promise<void> {
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
  await openPackage(app, async (scope) => {
    await scope.register(fastifySwaggerUi, { routePrefix: '/api/docs', staticCSP: PAGE_POLICY })
  })
}
