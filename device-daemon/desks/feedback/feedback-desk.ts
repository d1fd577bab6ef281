import type {
  FeedbackAbout,
  FeedbackReceipt,
  FindFeedbackBody,
  FoundFeedback,
  GiveFeedbackBody,
} from '#contract/feedback.ts'
import type { Guide } from '#contract/guide.ts'
import type { Notice } from '#contract/notice.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { FeedbackCommand } from '#daemon/domain/feedback/feedback.ts'
import { feedbackProjection } from '#daemon/domain/feedback/projection.ts'
import type { FeedbackRecord } from '#daemon/domain/feedback/record.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { foundOf, receiptOf } from './told.ts'
import { openTries } from './tries.ts'

/** What the station promises of its own accord, in days: when it replies, null for none said; how long it keeps a phone number. */
export type FeedbackPromise = { replyDays: number | null; contactDays: number }

export type FeedbackDeskParts = {
  station: Pick<Station, 'state' | 'execute' | 'today'>
  views: Pick<Views, 'ask'>
  /** Null while nothing personal can be kept. */
  seal: Seal | null
  guide(seq: number): Pick<Guide, 'plainTitle'> | undefined
  notice(id: string): Pick<Notice, 'title' | 'objection'> | undefined
  promise(): FeedbackPromise
  clock: Clock
  timeZone: string
}

/** What came of a command about feedback. */
type Ran = StationOutcome<Areas, FeedbackCommand>
type NotDone = Exclude<Ran, { at: 'done' | 'unchanged' }>

type Given =
  | { at: 'given'; receipt: FeedbackReceipt; repeated: boolean }
  /** What it speaks of is not there, or takes no objection now. */
  | { at: 'unknown-subject' }
  /** The commandId was used for something else. */
  | { at: 'other-command' }
  | NotDone

type FoundByCode<T> =
  | { at: 'found'; found: T }
  | { at: 'unknown-code' }
  | { at: 'too-many-tries'; waitSeconds: number }

export type FeedbackDesk = {
  give(body: GiveFeedbackBody, kiosk: string): Promise<Given>
  /** By its code; each kiosk has so many wrong tries a minute. */
  find(body: FindFeedbackBody, kiosk: string): Promise<FoundByCode<FoundFeedback>>
  /** What stands on the slip; found like `find`. */
  receipt(code: string, kiosk: string): Promise<FoundByCode<FeedbackReceipt & Pick<FeedbackRecord, 'kind'>>>
  act(commandId: string, command: FeedbackCommand, account: string): Promise<Ran>
  record(id: string): Promise<FeedbackRecord | undefined>
  /** Notes first who reads the number; null where it cannot be read any more. */
  openContact(
    commandId: string,
    id: string,
    account: string,
  ): Promise<{ at: 'opened'; phone: string | null } | { at: 'unknown' } | NotDone>
  remark(record: FeedbackRecord): { at: 'none' } | { at: 'said'; text: string } | { at: 'gone' }
  over(before: number, count: number): Promise<readonly FeedbackRecord[]>
  ofNotice(id: string, count: number): Promise<readonly FeedbackRecord[]>
}

/** Where what residents tell the station comes in and is answered. */
export function openFeedbackDesk(parts: FeedbackDeskParts): FeedbackDesk {
  const { station, views, seal, promise, timeZone } = parts
  const tries = openTries(parts.clock)
  const dayOf = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

  function subjectOf({ about, kind }: GiveFeedbackBody): FeedbackAbout | undefined {
    switch (about.at) {
      case 'station':
        return kind === 'objection' ? undefined : about
      case 'guide': {
        const guide = kind === 'objection' ? undefined : parts.guide(about.seq)
        return guide && { ...about, title: guide.plainTitle }
      }
      case 'notice': {
        const notice = parts.notice(about.id)
        // It hangs no longer than its term.
        return notice === undefined || (kind === 'objection' && notice.objection === null)
          ? undefined
          : { ...about, title: notice.title }
      }
    }
  }

  const sealed = (id: string, text: string | undefined): string | null => {
    const done = text === undefined ? null : seal?.seal(sealName(id), text)
    return done?.at === 'sealed' ? done.ciphertext : null
  }

  async function give(body: GiveFeedbackBody, kiosk: string): Promise<Given> {
    const { commandId, kind, point, phone, remark } = body
    const about = subjectOf(body)
    // A repeated one is answered as it was, also when its notice has been taken down since.
    if (about === undefined && (await record(commandId)) === undefined) return { at: 'unknown-subject' }
    const { replyDays, contactDays } = promise()
    const today = Temporal.PlainDate.from(station.today())
    const kept = { phone: sealed(commandId, phone), remark: sealed(commandId, remark) }
    const keepsAny = kept.phone !== null || kept.remark !== null
    const outcome = await station.execute(
      commandId,
      {
        type: 'give-feedback',
        feedbackId: commandId,
        kiosk,
        kind,
        point,
        about: about ?? { at: 'station' },
        ...kept,
        dueOn: replyDays === null ? null : today.add({ days: replyDays }).toString(),
        contactUntil: keepsAny ? today.add({ days: contactDays }).toString() : null,
      },
      { at: 'resident', kiosk },
      kiosk,
    )
    if (outcome.at !== 'done') return outcome.at === 'unchanged' ? { at: 'other-command' } : outcome
    const { entry, repeated } = outcome
    const event = entry.events.find((each) => each.type === 'feedback-received')
    if (event === undefined) return { at: 'other-command' }
    const receipt = receiptOf({ ...event, time: entry.time }, dayOf)
    const isLost =
      (phone !== undefined && event.phone === null) || (remark !== undefined && event.remark === null)
    return {
      at: 'given',
      repeated,
      receipt: isLost ? { ...receipt, contact: { at: 'not-kept' } } : receipt,
    }
  }

  async function byCode(written: string, kiosk: string): Promise<FoundByCode<FeedbackRecord>> {
    const code = written.replaceAll(/\s/gu, '')
    const wait = tries.waitSeconds(kiosk)
    if (wait > 0) return { at: 'too-many-tries', waitSeconds: wait }
    // Counted before anything is waited for, so that many tries at once are not fewer.
    const took = tries.count(kiosk)
    const open = station.state().feedback.open.find((each) => each.code === code)
    const found = open ?? (await views.ask(feedbackProjection, (queries) => queries.byCode(code)))
    if (found === undefined) return { at: 'unknown-code' }
    took.takeBack()
    return { at: 'found', found }
  }

  async function record(id: string): Promise<FeedbackRecord | undefined> {
    const open = station.state().feedback.open.find((each) => each.id === id)
    return open ?? views.ask(feedbackProjection, ({ byId }) => byId(id))
  }

  const act = (commandId: string, command: FeedbackCommand, account: string): Promise<Ran> =>
    station.execute(commandId, command, staffActor(account))

  return {
    give,
    act,
    record,
    async find({ code }, kiosk) {
      const finding = await byCode(code, kiosk)
      return finding.at === 'found' ? { at: 'found', found: foundOf(finding.found, dayOf) } : finding
    },
    async receipt(code, kiosk) {
      const finding = await byCode(code, kiosk)
      if (finding.at !== 'found') return finding
      const { found } = finding
      return { at: 'found', found: { ...receiptOf(found, dayOf), kind: found.kind } }
    },
    async openContact(commandId, id, account) {
      const found = await record(id)
      if (found === undefined) return { at: 'unknown' }
      if (found.phone === null) return { at: 'opened', phone: null }
      const outcome = await act(
        commandId,
        { type: 'open-feedback-contact', feedbackId: id, by: account },
        account,
      )
      if (outcome.at !== 'done' && outcome.at !== 'unchanged') return outcome
      const opened = seal?.open(sealName(id), found.phone)
      return { at: 'opened', phone: opened?.at === 'text' ? opened.text : null }
    },
    remark({ id, remark, acts }) {
      if (remark === null)
        return acts.some(({ at }) => at === 'contact-forgotten') ? { at: 'gone' } : { at: 'none' }
      const opened = seal?.open(sealName(id), remark)
      return opened?.at === 'text' ? { at: 'said', text: opened.text } : { at: 'gone' }
    },
    over: (before, count) => views.ask(feedbackProjection, (queries) => queries.over(before, count)),
    ofNotice: (id, count) => views.ask(feedbackProjection, (queries) => queries.ofNotice(id, count)),
  }
}

/** The seal's name for a record of feedback. */
export const sealName = (id: string): string => `feedback/${id}`

const staffActor = (account: string): Actor => ({ at: 'staff', account, window: null })
