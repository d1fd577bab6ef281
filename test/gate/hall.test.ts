import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('hall', 'lying')
passTheGate('hall', 'upright')
