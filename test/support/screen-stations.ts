import { longStation } from './long-station.ts'
import type { ScreenState } from './screen-states.ts'
import { neverOpen } from './station-config.ts'
import { type RunningStation, startStation } from './start-station.ts'
import { ticketFor } from './station-client.ts'

export type ScreenStations = { url(station: ScreenState['station']): string; remove(): Promise<void> }

/** The stations that the screen states need, with the longest contents and people waiting. */
export async function startScreenStations(): Promise<ScreenStations> {
  const stations: Record<ScreenState['station'], RunningStation> = {
    open: await startStation(longStation),
    closed: await startStation({
      ...longStation,
      station: (config) => {
        longStation.station?.(config)
        // The lines for people stay the long ones.
        const { text } = config.hours
        neverOpen(config)
        config.hours.text = text
      },
    }),
    full: await startStation({
      ...longStation,
      station: (config) => {
        longStation.station?.(config)
        for (const queue of config.queues) queue.dailyQuota = 1
      },
    }),
  }
  // A hall where people wait, and one whose only number is taken.
  for (let i = 0; i < 12; i++) await ticketFor(stations.open.url, { commandId: `waiting-${i}` })
  await ticketFor(stations.full.url, { commandId: 'the-only-one' })
  return {
    url: (station) => stations[station].url,
    remove: async () => {
      for (const station of Object.values(stations)) await station.remove()
    },
  }
}
