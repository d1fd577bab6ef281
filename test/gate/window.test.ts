import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('window', 'small')
passTheGate('window', 'tall')
passTheGate('window', 'lying')
