import { type ReadonlySignal, batch, signal } from '@preact/signals'
import type { HomeModel, StationNow } from '#contract/station.ts'
import type { LiveMessage } from '../../link/live.ts'
import { type WallClock, createStationTime } from '../../link/station-time.ts'

/** What a live message may change about the ticket on screen: `every` when something was missed or queues moved. */
export type TicketNews = { about: 'nothing' } | { about: 'every' } | { about: 'one'; ticketId: string }

export type StationModel = {
  model: ReadonlySignal<HomeModel>
  clock: ReadonlySignal<WallClock | null>
  receive(message: LiveMessage): TicketNews
}

/** The station as the page got it, kept up to date by the live stream. */
export function createStationModel(homeModel: HomeModel): StationModel {
  const model = signal(homeModel)
  const time = createStationTime()

  function setNow(change: Partial<StationNow>): void {
    const { current } = model.peek()
    model.value = { ...model.peek(), current: { ...current, ...change } }
  }

  return {
    model,
    clock: time.clock,
    receive(message) {
      switch (message.name) {
        case 'snapshot': {
          const { station, kiosk, now, timeZone, opening, queues, defaultQueueId } = message.data
          const { latestNotice, noticeCount, publicityCount } = message.data
          batch(() => {
            time.sync(now, timeZone)
            model.value = { ...model.peek(), station, kiosk, latestNotice, noticeCount, publicityCount }
            setNow({ now, timeZone, opening, queues, defaultQueueId })
          })
          return { about: 'every' }
        }
        case 'queues-changed':
          setNow({ queues: message.data.queues })
          return { about: 'every' }
        case 'opening-changed': {
          const { now, opening } = message.data
          batch(() => {
            time.sync(now, model.peek().current.timeZone)
            setNow({ now, opening })
          })
          return { about: 'nothing' }
        }
        case 'kiosk-changed':
          model.value = { ...model.peek(), kiosk: message.data.kiosk }
          return { about: 'nothing' }
        case 'board-changed': {
          const { latestNotice, noticeCount, publicityCount } = message.data
          model.value = { ...model.peek(), latestNotice, noticeCount, publicityCount }
          return { about: 'nothing' }
        }
        case 'day-opened':
        case 'windows-changed':
        case 'staff-calls-changed':
        case 'announcement':
        case 'card-waiting':
        case 'card-read':
        case 'card-failed':
        case 'pad-refused':
        case 'code-scanned':
        case 'card-removed':
          return { about: 'nothing' }
        case 'ticket-taken':
        case 'ticket-called':
        case 'ticket-recalled':
        case 'ticket-serving':
        case 'ticket-done':
        case 'ticket-held':
        case 'ticket-returned':
        case 'ticket-transferred':
        case 'ticket-no-show':
        case 'ticket-cancelled':
        case 'ticket-printed':
        case 'ticket-print-failed':
        case 'ticket-print-unconfirmed':
          return { about: 'one', ticketId: message.data.ticketId }
      }
    },
  }
}
