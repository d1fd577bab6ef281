import { placesView } from '#daemon/content/places/places-view.ts'
import { equipmentTodo } from '#daemon/content/published/equipment-todo.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { equipmentTodoWords } from '#daemon/http/words/todo/equipment.ts'
import { placeRoutes } from '#daemon/http/routes/places.ts'
import type { Feature } from './feature.ts'
import { restingOn } from './resting-on.ts'
import { stationProfile } from './station-profile.ts'

/** 在哪里: what there is at the station, and where. */
export const places: Feature = (ground) => {
  const profile = ground.use(stationProfile)
  const published = () => ground.contents.published('places')
  const view = () => placesView(published(), profile())
  return {
    routes: [{ group: 'residents', register: (app) => placeRoutes(app, view) }],
    todo: restingOn(
      () => [published()],
      (now) => todoInWords(equipmentTodo(now), equipmentTodoWords),
    ),
  }
}
