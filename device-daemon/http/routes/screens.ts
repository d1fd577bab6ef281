import { Problem } from '#contract/problem.ts'
import { ScreensReply } from '#contract/screens.ts'
import type { App } from '../server/app.ts'

/** Who may connect to this machine, and which of its screens are connected now. */
export function screenRoutes(app: App, screens: () => ScreensReply): void {
  app.get(
    '/api/staff/screens',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['devices'],
        summary: 'Listeners, kiosks and hall screens: which are open, and when each was last seen',
        response: { 200: ScreensReply, '4xx': Problem },
      },
    },
    async () => screens(),
  )
}
