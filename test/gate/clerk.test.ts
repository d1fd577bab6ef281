import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('clerk', 'lying')
passTheGate('clerk', 'upright', 'layout')
// The monitors that village offices have, and the least that there is.
passTheGate('clerk', 'old', 'layout')
passTheGate('clerk', 'least', 'another-mode')
// The page of who carries cases, in the hand.
passTheGate('clerk', 'phone', 'another-mode')
