import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('bench', 'lying')
