import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('resident', 'upright', { type: 'large' })
