import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('resident', 'lying', { type: 'large' })
