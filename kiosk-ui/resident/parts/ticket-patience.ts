import type { Patience } from '../shell/idle.ts'

/** A screen that shows a resident's number (design.md, Screens: 60 s). */
export const TICKET_PATIENCE: Patience = { quiet: 60, end: 'warns' }
