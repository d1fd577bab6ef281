import { staffCallsTopic } from '#daemon/http/live/topics/staff-calls.ts'
import { kioskStaffCallRoutes, staffCallRoutes } from '#daemon/http/routes/staff-calls.ts'
import type { Feature } from './feature.ts'
import { hallDesk } from './hall.ts'
import { staffDesk, staffGate } from './staff.ts'

/** 叫工作人员: from a kiosk, and the clerk who comes. */
export const staffCalls: Feature = (ground) => {
  const { station, kiosks } = ground
  const hall = ground.use(hallDesk)
  const { staff } = ground.use(staffDesk)
  const gate = ground.use(staffGate)
  return {
    routes: [
      { group: 'residents', register: (app) => kioskStaffCallRoutes(app, { station, hall, kiosks }) },
      {
        group: 'staff',
        register: (app) => staffCallRoutes(app, { station, hall, gate, clerks: staff.active }),
      },
    ],
    topics: [staffCallsTopic(hall)],
  }
}
