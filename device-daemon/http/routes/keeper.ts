import { KeeperReply } from '#contract/keeper.ts'
import type { App } from '../server/app.ts'

/** The machine's health, for a technician at it. Registered on loopback alone. */
export function keeperRoute(app: App, health: () => Promise<KeeperReply>): void {
  app.get(
    '/api/keeper',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['devices'],
        summary: 'Health of this machine, for a technician without an account: what is so and what to do',
        response: { 200: KeeperReply },
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'no-store')
      return health()
    },
  )
}
