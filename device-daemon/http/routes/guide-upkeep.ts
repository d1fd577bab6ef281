import { GuideUpkeepReply } from '#contract/guide-upkeep.ts'
import { Problem } from '#contract/problem.ts'
import type { App } from '../server/app.ts'

/** What those who keep the guides have still to confirm. */
export function guideUpkeepRoutes(app: App, upkeep: () => GuideUpkeepReply['guides']): void {
  app.get(
    '/api/guide-upkeep',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['guides'],
        summary: 'What is 待核定 in each guide, the most used first',
        response: { 200: GuideUpkeepReply, '4xx': Problem },
      },
    },
    async () => ({ guides: upkeep() }),
  )
}
