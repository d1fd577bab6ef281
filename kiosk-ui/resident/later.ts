import { api } from '../link/api.ts'
import { journeys } from './journeys.ts'
import type { Later } from './shell/create-app.ts'
import { createFlow } from './shell/flow.ts'
import { createViews } from './shell/views.ts'

const views = createViews(journeys)

/** The journeys with the browser's own network, session and reload. */
export const later: Later = {
  views,
  startFlow: (core) =>
    createFlow(core, journeys, { api, session: sessionStorage, views, reload: () => location.reload() }),
}
