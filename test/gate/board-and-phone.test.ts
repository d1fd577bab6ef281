import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('board', 'upright')
passTheGate('board', 'lying')
passTheGate('phone', 'phone')
passTheGate('phone', 'small')
