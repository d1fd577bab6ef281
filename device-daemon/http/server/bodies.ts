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

/** No browser keeps an answer that does not say how long it may: a ticket's holder has a secret in it. */
export function keepNothing(app: App): void {
  app.addHook('onSend', async (_request, reply) => {
    if (reply.getHeader('cache-control') === undefined) void reply.header('cache-control', 'no-store')
  })
}
