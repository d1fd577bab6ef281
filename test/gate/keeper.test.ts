import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('keeper', 'lying')
passTheGate('keeper', 'old')
