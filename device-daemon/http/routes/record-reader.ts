import type { FastifyRequest } from 'fastify'
import type { RecordReader } from '#daemon/desks/records/record-reader.ts'
import type { StaffGate } from '../staff/gate.ts'

/** As whom a session reads cases and bookings: 站长 everybody's, a window its own, an agent those they carry. */
export const recordReader =
  (gate: Pick<StaffGate, 'sessionOf'>) =>
  (request: FastifyRequest): RecordReader => {
    const { account, permissions } = gate.sessionOf(request)
    const own = permissions.includes('case.accept') ? 'own' : 'carried'
    return { account, sees: permissions.includes('case.all') ? 'all' : own }
  }
