import { api } from '../link/api.ts'
import type { Core } from './app.ts'
import { type Flow, type FlowPorts, createFlow } from './flow.ts'
import { keepIn } from './kept-command.ts'

/** The flow with the browser's own network, session and reload. */
export function startFlow(core: Core, loadScreen: FlowPorts['loadScreen']): Flow {
  return createFlow(core, {
    api,
    keeper: keepIn(sessionStorage),
    loadScreen,
    reload: () => location.reload(),
  })
}
