import { Problem } from '#contract/problem.ts'
import { type Trouble, TroublesReply } from '#contract/trouble.ts'
import type { App } from '../server/app.ts'

/** What staff have to see to, the same list that the machine's keeper finds in `/readyz`. */
export function troubleRoutes(app: App, { troubles }: { troubles: () => readonly Trouble[] }): void {
  app.get(
    '/api/troubles',
    {
      config: { permission: 'devices.see' },
      schema: {
        tags: ['staff'],
        summary: 'What staff have to see to, in words',
        response: { 200: TroublesReply, '4xx': Problem },
      },
    },
    async () => ({ troubles: [...troubles()] }),
  )
}
