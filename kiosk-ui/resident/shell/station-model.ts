import { type ReadonlySignal, batch, signal } from '@preact/signals'
import type { HomeModel, StationNow } from '#contract/station.ts'
import type { LiveMessage } from '../../link/live.ts'
import { type WallClock, createStationTime } from '../../link/station-time.ts'

export type StationModel = {
  model: ReadonlySignal<HomeModel>
  clock: ReadonlySignal<WallClock | null>
  receive(message: LiveMessage): void
}

/** The station as the page got it, kept up to date by the live stream. */
export function createStationModel(homeModel: HomeModel): StationModel {
  const model = signal(homeModel)
  const time = createStationTime()

  function set(change: Partial<HomeModel>): void {
    model.value = { ...model.peek(), ...change }
  }

  function setNow(change: Partial<StationNow>): void {
    set({ current: { ...model.peek().current, ...change } })
  }

  return {
    model,
    clock: time.clock,
    receive({ name, data }) {
      batch(() => {
        if (name === 'snapshot') {
          const { station, kiosk, now, timeZone, opening, queues, defaultQueueId } = data
          const { common, itemCount, latestNotice, noticeCount, publicityCount, windows } = data
          time.sync(now, timeZone)
          set({ station, kiosk, common, itemCount, latestNotice, noticeCount, publicityCount, windows })
          setNow({ now, timeZone, opening, queues, defaultQueueId })
        } else if (name === 'windows-changed' || name === 'kiosk-changed') set(data)
        else if (name === 'queues-changed') setNow(data)
        else if (name === 'opening-changed') {
          time.sync(data.now, model.peek().current.timeZone)
          setNow(data)
        } else if (name === 'board-changed') {
          const { latestNotice, noticeCount, publicityCount } = data
          set({ latestNotice, noticeCount, publicityCount })
        } else if (name === 'contents-changed') {
          const { station, common, itemCount } = data
          set({ station, common, itemCount })
        }
      })
    },
  }
}
