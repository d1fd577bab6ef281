import type { App, Facing } from './app.ts'

/** Bytes; the longest body that a stranger on the network has to send is a sentence to be read aloud. */
const STRANGER_BODY_MAX = 4 * 1024

/** What a network may send to a route that asks for no session is short. Register after the routes' permissions. */
export function limitBodies(app: App, facing: Facing): void {
  if (facing.at === 'loopback') return
  app.addHook('onRoute', (route) => {
    if (route.config?.permission === 'anybody') route.bodyLimit ??= STRANGER_BODY_MAX
  })
}

/** No browser keeps an answer unless a route says later how long it may: a ticket's holder has a secret in it. */
export function keepNothing(app: App): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.raw.setHeader('cache-control', 'no-store')
    done()
  })
}
