import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('keeper', 'lying')
passTheGate('keeper', 'old')
// The residents' own, before which a technician stands.
passTheGate('keeper', 'upright')
