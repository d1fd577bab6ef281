import { type CardDesk, openCardDesk } from '#daemon/desks/cards/card-desk.ts'
import { forgetPastDays } from '#daemon/desks/cards/forget-past-days.ts'
import { cardsTopic } from '#daemon/http/live/topics/cards.ts'
import { cardRoutes } from '#daemon/http/routes/cards.ts'
import type { Feature, Ground } from './feature.ts'

/** Reading an ID card, after consent. */
export const cards: Feature = (ground) => {
  const desk = ground.use(cardDesk)
  return {
    routes: [
      { group: 'residents', register: (app) => cardRoutes(app, { cards: desk, kiosks: ground.kiosks }) },
    ],
    topics: [cardsTopic(desk)],
  }
}

export function cardDesk(ground: Ground): CardDesk {
  const { contents, stores, station, devices, clock, log } = ground
  const forgetting = forgetPastDays(stores.people, station)
  ground.atClose(forgetting.close)
  const desk = openCardDesk({
    clock,
    log,
    readerFor: (kiosk) => devices.readerFor(kiosk, 'person'),
    today: station.today,
    people: stores.people,
    stationKey() {
      const key = stores.seal?.stationKey()
      return key?.at === 'key' ? key.key : null
    },
    fromAge: () => contents.published('rules').priority.fromAge,
  })
  ground.atClose(desk.close)
  return desk
}
