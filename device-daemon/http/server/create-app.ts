import fastifyCookie from '@fastify/cookie'
import fastifyRateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FastifyBaseLogger, LogController, fastify } from 'fastify'
import helmet from 'helmet'
import type { RequestListener } from 'node:http'
import type { Logger } from 'pino'
import { type Admit, guardRoutes } from './access.ts'
import type { App, Facing } from './app.ts'
import { keepNothing, limitBodies } from './bodies.ts'
import { guardOrigins, refuseDisguised, refuseWhileStopping } from './guard.ts'
import type { Leads } from './lost-page.ts'
import { createLanServer } from './lan-server.ts'
import { compilersOnDemand } from './compilers.ts'
import { answerBadAddress, answerUnreadable, answerWithProblems } from './problems.ts'

/** Nothing from elsewhere, nothing inline, no markup from strings: what a page may do at all. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  mediaSrc: ["'self'"],
  // Only a page that says so may stand in another one (pages.ts).
  frameSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
}

/** More than any hall's screens ask for in a minute, from each address; the machine itself has no limit. */
const LAN_RATE = { max: 6_000, timeWindow: 60_000, allowList: ['127.0.0.1', '::1'] }

/** The screens of one machine need some twenty; a program that runs wild must not take every file the daemon may open. */
const MOST_ON_LOOPBACK = 512

const HSTS_SECONDS = 180 * 24 * 3600

/** For an app of which no route belongs to staff. */
const onlyAnybody: Admit = (_request, access) =>
  access === 'anybody' ? null : { code: 'not-signed-in', detail: '请先登录。' }

/** The bare server: every route names its permission, one validator, problem+json for every error, Host and Origin checked, strict headers. */
export async function createApp(
  log: Logger,
  facing: Facing = { at: 'loopback' },
  admit: Admit = onlyAnybody,
  leads: Leads = { at: 'pages', pages: [] },
): Promise<App> {
  const loggerInstance: FastifyBaseLogger = log
  const compilers = compilersOnDemand()
  const app = fastify({
    ...(facing.at === 'lan' && {
      serverFactory: (handler: RequestListener) => createLanServer(handler, facing.tls, facing.networks),
    }),
    loggerInstance,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerUnreadable,
    // A request without a Host is refused by the guard, in words, like one with a foreign one.
    http: { requireHostHeader: false },
    // A request line a tap would drown the log of a year; errors are logged where they are answered.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    // A kiosk's screens keep their connection; the default of 5 s would cost a new one for every tap.
    keepAliveTimeout: 75_000,
    forceCloseConnections: true,
    // The guard says it as a problem.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildSerializer: compilers.serializers } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(compilers.check)
  compilers.attach(app)
  if (facing.at === 'loopback') app.server.maxConnections = MOST_ON_LOOPBACK
  answerWithProblems(app, leads)
  keepNothing(app)
  refuseWhileStopping(app)
  guardOrigins(app, facing)
  refuseDisguised(app)
  await app.register(fastifyCookie)
  guardRoutes(app, admit)
  limitBodies(app, facing)
  if (facing.at === 'lan') await app.register(fastifyRateLimit, LAN_RATE)
  setStrictHeaders(app, facing)
  return app
}

/** Without the plugin for Fastify, which works the headers out anew for every request. */
function setStrictHeaders(app: App, facing: Facing): void {
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // HSTS would lock out the kiosk (plain HTTP on loopback), and browsers of a station that has a new certificate.
    strictTransportSecurity: facing.at === 'lan' &&
      facing.tls?.of === 'own' && { maxAge: HSTS_SECONDS, includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  app.addHook('onRequest', (request, reply, done) => set(request.raw, reply.raw, () => done()))
}
