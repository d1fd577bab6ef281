import type { App } from '../../shell/app.ts'
import type { Patience } from '../../shell/idle.ts'
import { Home } from './home.tsx'

/** At home nothing is lost: the screen rests without a warning. */
const PATIENCE: Patience = { quiet: 60, end: 'rests' }

/** The home screen stands before everything else has come. */
export const journey = { render: (app: App) => <Home app={app} />, patience: PATIENCE }
