import type { FastifyRequest } from 'fastify'
import type { CaseReader } from '#daemon/desks/cases/case-desk.ts'
import type { StaffGate } from '../staff/gate.ts'

/** As whom a session reads cases: 站长 everybody's, a window its own, an agent those they carry. */
export const caseReader =
  (gate: Pick<StaffGate, 'sessionOf'>) =>
  (request: FastifyRequest): CaseReader => {
    const { account, permissions } = gate.sessionOf(request)
    const own = permissions.includes('case.accept') ? 'own' : 'carried'
    return { account, sees: permissions.includes('case.all') ? 'all' : own }
  }
