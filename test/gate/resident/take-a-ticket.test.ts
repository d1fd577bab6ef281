import { passTheGateIn } from '#test/support/resident-gate.ts'

passTheGateIn('take-a-ticket', ['choose-domain'])
