import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('resident', 'upright', { reach: 'sitting' })
