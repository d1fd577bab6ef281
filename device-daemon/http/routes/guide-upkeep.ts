import { GuideUpkeepReply, OnlineRate } from '#contract/guide-upkeep.ts'
import { Problem } from '#contract/problem.ts'
import type { App } from '../server/app.ts'

/** What those who keep the guides have still to confirm. */
export function guideUpkeepRoutes(
  app: App,
  { upkeep, onlineRate }: { upkeep: () => GuideUpkeepReply['guides']; onlineRate: () => OnlineRate },
): void {
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

  app.get(
    '/api/online-rate',
    {
      config: { permission: 'content.edit' },
      schema: {
        tags: ['guides'],
        summary: '网上可办率 over the 依申请政务服务事项, and the list it is computed from',
        response: { 200: OnlineRate, '4xx': Problem },
      },
    },
    async () => onlineRate(),
  )
}
