import type { FastifyRequest, RouteOptions } from 'fastify'
import type { Permission } from '#contract/permission.ts'
import type { App } from './app.ts'
import { type Refused, sendProblem } from './problems.ts'

/**
 * Whom a route lets in. `anybody`: no session is asked for. `own-session`: every signed-in account, for its own session
 * and PIN. Anything else is a permission that the account has to have.
 */
type Access = 'anybody' | 'own-session' | Permission

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route has to say it. */
    permission?: Access | undefined
    /** `too`: also from a locked screen. */
    whenLocked?: 'too'
    /** `page`: screens ask this by themselves, so it keeps no empty chair signed in. */
    pressedBy?: 'page'
  }
  interface FastifyInstance {
    /** For the routes of a package, which cannot say it themselves. */
    packagePermission: Access | undefined
    /** Every route of this app, in the order of registration. */
    enteredRoutes: readonly Route[]
  }
}

/** Null lets the request go on. */
export type Admit = (request: FastifyRequest, access: Access) => Refused | null

/** A route as it was registered. `path` as OpenAPI writes it: `/api/windows/{id}/work`. */
export type Route = { method: string; path: string; permission: Access; whenLocked: 'too' | 'never' }

/**
 * Asks `admit` before every route; a route that names no permission stops the start.
 */
export function guardRoutes(app: App, admit: Admit): void {
  const routes: Route[] = []
  app.decorate('packagePermission', undefined)
  app.decorate('enteredRoutes', routes)

  app.addHook('onRoute', function enter(route: RouteOptions) {
    route.config ??= {}
    route.config.permission ??= this.packagePermission
    const { permission, whenLocked = 'never' } = route.config
    for (const method of [route.method].flat()) {
      const name = `${method.toLowerCase()} ${route.url}`
      if (permission === undefined) throw new Error(`${name} names no permission`)
      const path = route.url.replaceAll(/:(\w+)/g, '{$1}')
      routes.push({ method: method.toLowerCase(), path, permission, whenLocked })
    }
  })

  app.addHook('onRequest', async (request, reply) => {
    // An unknown address has no route.
    const { permission } = request.routeOptions.config
    if (request.is404 || permission === undefined) return undefined
    const refused = admit(request, permission)
    return refused === null ? undefined : sendProblem(reply, refused.code, refused.detail)
  })
}

/** Registers a package that brings routes of its own, all of them open to everybody. */
export async function openPackage(app: App, register: (scope: App) => Promise<void>): Promise<void> {
  await app.register(async (scope: App) => {
    scope.packagePermission = 'anybody'
    await register(scope)
  })
}
