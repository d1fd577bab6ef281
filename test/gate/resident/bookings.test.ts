import { passTheGateIn } from '#test/support/resident-gate.ts'

passTheGateIn('bookings')
