import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('clerk', 'lying')
passTheGate('clerk', 'upright')
