import { passTheGate } from '#test/support/gate-screens.ts'

passTheGate('admin', 'lying')
passTheGate('admin', 'tablet', 'layout')
// The monitors that village offices have.
passTheGate('admin', 'old', 'layout')
