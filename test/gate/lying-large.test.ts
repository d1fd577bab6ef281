import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('lying', { large: true })
