import { join } from 'node:path'
import { openStaffAudit } from '#daemon/desks/staff/staff-audit.ts'
import { type StaffDesk, openStaffDesk } from '#daemon/desks/staff/staff-desk.ts'
import { PHOTO_NAME } from '#daemon/desks/staff/staff-photos.ts'
import { accountChanges } from '#daemon/domain/people/account-changes.ts'
import { photoRoutes } from '#daemon/http/routes/photos.ts'
import { sessionRoutes } from '#daemon/http/routes/session.ts'
import { staffRoutes } from '#daemon/http/routes/staff.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import { type StaffGate, openStaffGate } from '#daemon/http/staff/gate.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { rosterTroubleWords } from '#daemon/http/words/troubles/roster.ts'
import type { Feature, Ground } from './feature.ts'

/** The people who work here: signing in, accounts, plates and pictures. */
export const staff: Feature = (ground) => {
  const { staff: people, sessions, signIn, accounts, photos, idleSeconds } = ground.use(staffDesk)
  const gate = ground.use(staffGate)
  return {
    routes: [
      {
        group: 'staff',
        register(app) {
          sessionRoutes(app, { gate, sessions, signIn, staff: people, idleSeconds })
          photoRoutes(app, { gate, staff: people, photos, accounts })
          staffRoutes(app, { gate, staff: people, sessions, signIn, accounts })
          return filePages(app, ground.uiDir, [
            { path: '/clerk', file: 'clerk/index.html' },
            { path: '/admin', file: 'admin/index.html' },
            { path: '/preview', file: 'preview/index.html', framed: true },
          ])
        },
      },
    ],
    troubles: () => inWords(ground.roster.troubles(), rosterTroubleWords),
    pages: [
      { group: 'staff', path: '/clerk', title: '工作人员' },
      { group: 'staff', path: '/admin', title: '站长' },
    ],
  }
}

export function staffDesk({ stores, roster, settings, station, clock, atClose }: Ground): StaffDesk {
  const audit = openStaffAudit({ station, clock })
  atClose(audit.close)
  return openStaffDesk({
    document: roster.document,
    photos: openPictureFiles({ folder: join(settings.dataDir, 'photos'), names: PHOTO_NAME }),
    clock,
    today: station.today,
    limits: settings.station.staff,
    station,
    newestChanges: (count) => stores.views.ask(accountChanges, ({ newest }) => newest(count)),
    audit: audit.note,
  })
}

/** What stands before every route that is not for everybody. */
export function staffGate(ground: Ground): StaffGate {
  const { sessions, rightsOf } = ground.use(staffDesk)
  return openStaffGate(sessions, rightsOf)
}
