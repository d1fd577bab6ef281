import { placesView } from '#daemon/content/places/places-view.ts'
import { placeRoutes } from '#daemon/http/routes/places.ts'
import type { Feature } from './feature.ts'
import { stationProfile } from './station-profile.ts'

/** 在哪里: what there is at the station, and where. */
export const places: Feature = (ground) => {
  const profile = ground.use(stationProfile)
  const view = () => placesView(ground.contents.published('places'), profile())
  return { routes: [{ group: 'residents', register: (app) => placeRoutes(app, view) }] }
}
