import { type CardDesk, openCardDesk } from '#daemon/desks/cards/card-desk.ts'
import { type CardNames, openCardNames } from '#daemon/desks/cards/card-names.ts'
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

/** Names on the cards of the day; the window asks for them, too. */
export const cardNames = ({ stores }: Ground): CardNames => openCardNames(stores.seal, stores.people)

export function cardDesk(ground: Ground): CardDesk {
  const { contents, stores, station, devices, clock, log } = ground
  const names = ground.use(cardNames)
  const forgetting = forgetPastDays(stores.people, names, station)
  ground.atClose(forgetting.close)
  const desk = openCardDesk({
    clock,
    log,
    readerFor: (kiosk) => devices.readerFor(kiosk, 'person'),
    today: station.today,
    people: stores.people,
    sealName: names.seal,
    stationKey() {
      const key = stores.seal?.stationKey()
      return key?.at === 'key' ? key.key : null
    },
    fromAge: () => contents.published('rules').priority.fromAge,
  })
  ground.atClose(desk.close)
  return desk
}
