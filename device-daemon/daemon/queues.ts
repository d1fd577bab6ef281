import type { StationNow } from '#contract/station.ts'
import { queuesTopic } from '#daemon/http/live/topics/queues.ts'
import { queueRoutes } from '#daemon/http/routes/queue.ts'
import type { Feature, Ground } from './feature.ts'
import { stationTickets } from './tickets.ts'

/** How many wait, for everybody. */
export const queues: Feature = (ground) => ({
  routes: [
    {
      group: 'public',
      register: (app) => queueRoutes(app, { station: ground.station, tickets: ground.use(stationTickets) }),
    },
  ],
  topics: [
    queuesTopic({
      now: ground.use(stationNow),
      queues: ground.use(queuesNow),
      station: ground.station,
      onPublished: ground.contents.onChanged,
    }),
  ],
})

/** What the station does now: time, opening, queues. */
export function stationNow(ground: Ground): () => StationNow {
  const { station, settings } = ground
  const queuesToday = ground.use(queuesNow)
  const { timeZone } = settings.station
  return () => ({
    now: new Date(station.now()).toISOString(),
    timeZone,
    opening: station.opening(),
    ...queuesToday(),
  })
}

function queuesNow({ rules, use }: Ground): () => Pick<StationNow, 'queues' | 'defaultQueueId'> {
  const { queues } = use(stationTickets)
  return () => ({ queues: queues(), defaultQueueId: rules().defaultQueueId })
}
