import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('upright', { large: true })
