import { Awaits } from '#contract/clerk.ts'
import { Problem } from '#contract/problem.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { App } from '../server/app.ts'
import type { StaffGate } from '../staff/gate.ts'

/** How much waits for the clerk of a locked screen. `isAskedToHandOver`: another one asks for a window of this account. */
export function sessionAwaitsRoutes(
  app: App,
  {
    gate,
    troubles,
    isAskedToHandOver,
  }: {
    gate: StaffGate
    troubles(): readonly Trouble[]
    isAskedToHandOver(account: string): boolean
  },
): void {
  app.get(
    '/api/session/awaits',
    {
      config: { permission: 'own-session', whenLocked: 'too' },
      schema: {
        tags: ['staff'],
        summary: 'What waits for the clerk of a locked screen',
        response: { 200: Awaits, '4xx': Problem },
      },
    },
    async (request) => ({
      troubles: troubles().filter(({ urgency, acknowledged }) => urgency === 'now' && acknowledged === null)
        .length,
      takeOver: isAskedToHandOver(gate.sessionOf(request).account),
    }),
  )
}
