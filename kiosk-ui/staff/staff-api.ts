import type { BackupsReply, MakeBackupBody } from '#contract/backup.ts'
import type { MediaReply } from '#contract/media.ts'
import type { PlateReply } from '#contract/staff.ts'
import type { OfferedPackReply } from '#contract/packs.ts'
import type { SentPartReply } from '#contract/updates.ts'
import type { WindowVerb, WindowVerbs } from '#contract/window-verb.ts'
import { type Reply, ask } from '../link/ask.ts'
import { newCommandId } from '../link/command-id.ts'
import type { AgencyRoutes } from './routes/agency.ts'
import type { BookingsRoutes } from './routes/bookings.ts'
import type { CasesRoutes } from './routes/cases.ts'
import type { ContentsRoutes } from './routes/contents.ts'
import type { DayRoutes } from './routes/day.ts'
import type { DevicesRoutes } from './routes/devices.ts'
import type { FeedbackRoutes } from './routes/feedback.ts'
import type { MachineRoutes } from './routes/machine.ts'
import type { PacksRoutes } from './routes/packs.ts'
import type { PeopleRoutes } from './routes/people.ts'
import type { SessionRoutes } from './routes/session.ts'
import type { TodoRoutes } from './routes/todo.ts'
import type { WindowsRoutes } from './routes/windows.ts'

/** The routes of the staff's pages, but for the verbs of a window and what is sent as bytes. */
export type StaffRoutes = AgencyRoutes &
  BookingsRoutes &
  CasesRoutes &
  ContentsRoutes &
  DayRoutes &
  DevicesRoutes &
  FeedbackRoutes &
  MachineRoutes &
  PacksRoutes &
  PeopleRoutes &
  SessionRoutes &
  TodoRoutes &
  WindowsRoutes

export type StaffApi = {
  ask<Name extends keyof StaffRoutes>(
    route: Name,
    call: Pick<StaffRoutes[Name], 'params' | 'body'>,
  ): Promise<Reply<StaffRoutes[Name]['reply']>>
  /** `POST /api/windows/:id/VERB`. */
  window<Verb extends WindowVerb>(
    id: string,
    verb: Verb,
    body: WindowVerbs[Verb]['body'],
  ): Promise<Reply<WindowVerbs[Verb]['reply']>>
  /** `PUT /api/session/photo`, or `PUT /api/staff/:id/photo` of `account`: the bytes of a JPEG or PNG. */
  photo(picture: Blob, account?: string): Promise<Reply<PlateReply>>
  /** `POST /api/backups`: answers once it is made, which may take minutes. */
  backUp(body: MakeBackupBody): Promise<Reply<BackupsReply>>
  /** `POST /api/media`: the bytes of a JPEG or PNG. */
  picture(picture: Blob): Promise<Reply<MediaReply>>
  /** `POST /api/packs`: the bytes of a file. */
  pack(file: Blob): Promise<Reply<OfferedPackReply>>
  /** `POST /api/updates/parts`: all of a file, one part after the other. `tell`: how much of it is there, in percent. */
  update(file: Blob, tell: (percent: number) => void): Promise<Reply<SentPartReply>>
}

/** As long a part as the station takes: each is there before it gives up on a slow network. */
const UPDATE_PART_BYTES = 1024 * 1024
/** A megabyte over a slow network. */
const UPLOAD_TIMEOUT_MS = 60_000
/** The ledger of many years, onto a slow stick. */
const BACKUP_TIMEOUT_MS = 20 * 60_000

/** A PIN takes its time to be checked on purpose, and a busy machine makes seconds of that. */
const PIN_TIMEOUT_MS = 15_000

/** Routes whose answer takes longer than others: a device is tried for half a minute. */
const patience: Partial<Record<keyof StaffRoutes, number>> = {
  'POST /api/devices/:id/test': 45_000,
  'POST /api/session': PIN_TIMEOUT_MS,
  'POST /api/session/unlock': PIN_TIMEOUT_MS,
  'PUT /api/session/pin': PIN_TIMEOUT_MS,
}

/** Proof that the page itself asks: another page in the same browser cannot set it. */
const OWN_PAGE = { 'x-kiosk': '1' }

/** Calls the daemon with the session's cookie. Never throws for what a network may do. */
export const staffApi: StaffApi = {
  ask(route, { params, body }) {
    const timeout = patience[route]
    const init = sending(body)
    return ask(
      route,
      params,
      timeout === undefined ? init : { ...init, signal: AbortSignal.timeout(timeout) },
    )
  },
  window: (id, verb, body) => ask(`POST /api/windows/:id/${verb}`, { id }, sending(body)),
  photo: (picture, account) =>
    ask(
      account === undefined ? 'PUT /api/session/photo' : 'PUT /api/staff/:id/photo',
      account === undefined ? {} : { id: account },
      uploading(picture, picture.type),
    ),
  backUp: (body) =>
    ask('POST /api/backups', {}, { ...sending(body), signal: AbortSignal.timeout(BACKUP_TIMEOUT_MS) }),
  picture: (picture) => ask('POST /api/media', {}, uploading(picture, picture.type)),
  pack: (file) => ask('POST /api/packs', {}, uploading(file, 'application/octet-stream')),
  async update(file, tell) {
    const of = newCommandId()
    for (let at = 0; ;) {
      const sent = await ask<SentPartReply>(
        `POST /api/updates/parts?of=:of&at=:at${at + UPDATE_PART_BYTES < file.size ? '' : '&last=last'}`,
        { of, at },
        uploading(file.slice(at, at + UPDATE_PART_BYTES), 'application/x-station-update'),
      )
      if (sent.at !== 'ok') return sent
      at += UPDATE_PART_BYTES
      tell(Math.min(100, Math.round((100 * at) / file.size)))
      if (at >= file.size) return sent
    }
  },
}

function sending(body: object | undefined): Pick<RequestInit, 'body' | 'headers'> {
  return body
    ? { body: JSON.stringify(body), headers: { ...OWN_PAGE, 'content-type': 'application/json' } }
    : { headers: OWN_PAGE }
}

/** Every file that is sent has the time that a slow network takes. */
function uploading(file: Blob, type: string): Pick<RequestInit, 'body' | 'headers' | 'signal'> {
  return {
    body: file,
    headers: { ...OWN_PAGE, 'content-type': type },
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  }
}
