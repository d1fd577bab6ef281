import { api } from '../../link/api.ts'
import type { Core } from './app.ts'
import { type Flow, createFlow } from './flow.ts'
import { keepIn } from '../journeys/take-a-ticket/kept-command.ts'
import { views } from './views.ts'

export { views }

/** The flow with the browser's own network, session and reload. */
export function startFlow(core: Core): Flow {
  return createFlow(core, {
    api,
    keeper: keepIn(sessionStorage),
    loadScreen: views.load,
    reload: () => location.reload(),
  })
}
