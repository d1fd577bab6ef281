import type { NoticeDocument } from '#contract/notice.ts'
import type { EditedKind, Times } from '../editing/editor.ts'
import { keepEditors } from '../editing/use-editor.ts'
import { words } from './words.ts'

const kind: EditedKind<NoticeDocument> = {
  kind: 'notice',
  read: readNotice,
  nameOf([field, line]) {
    if (field === 'body' && typeof line === 'number') return words.line(line + 1)
    return Object.entries(words.names).find(([name]) => name === field)?.[1] ?? ''
  },
}

export const noticeEditors = keepEditors(kind)

/** A notice with nothing written yet, of this station. `day`: the station's, YYYY-MM-DD. */
export function emptyNotice(day: string, of: string): NoticeDocument {
  return { title: '', class: of, publisher: words.form.ownStation, publishedAt: day, body: '' }
}

/** The day and the first number that is free on it. */
export function newId(day: string, known: readonly string[]): string {
  const ids = new Set(known)
  const free = (n: number): string => (ids.has(`${day}-${n}`) ? free(n + 1) : `${day}-${n}`)
  return free(1)
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A notice itself says from which day to which it hangs. */
export function timesOf({ publishedAt, until }: NoticeDocument, today: string): Times {
  return {
    ...(DAY.test(publishedAt) && publishedAt > today && { from: publishedAt }),
    ...(until !== undefined && DAY.test(until) && { until }),
  }
}

/** A sample as the station's own: it hangs from today on, and its end stays where it has moved to by then. */
export function asOwn({ sample: _sample, ...notice }: NoticeDocument, today: string): NoticeDocument {
  const { publishedAt, until } = notice
  return {
    ...notice,
    publishedAt: offsetOf(publishedAt) === null ? publishedAt : today,
    ...(until !== undefined && { until: standingStill(until, today) }),
  }
}

/** Of a day that moves along with today, `today-5`, how far off it is; null for a day of the calendar. */
function offsetOf(day: string): number | null {
  const [, offset] = /^today([+-]\d+)?$/.exec(day) ?? [null, null]
  return offset === null ? null : Number(offset ?? 0)
}

function standingStill(day: string, today: string): string {
  const offset = offsetOf(day)
  if (offset === null) return day
  return new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10)
}

/** Days of the term as the law counts them: the first is not counted, the last is. Null where there is no term. */
export function termDays({ publishedAt, until }: NoticeDocument): number | null {
  if (until === undefined || !DAY.test(publishedAt) || !DAY.test(until)) return null
  return Math.round((Date.parse(until) - Date.parse(publishedAt)) / 86_400_000)
}

/** What is no text where a text belongs is shown as an empty field; the check has said what is wrong. */
export function readNotice(document: unknown): NoticeDocument {
  const written: Record<string, unknown> = isRecord(document) ? document : {}
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const optional = (field: string) => (text(written[field]) === '' ? {} : { [field]: text(written[field]) })
  const marked = (field: string) => (written[field] === true ? { [field]: true } : {})
  const { objection, official } = written
  return {
    // What the form has no field for stays as it is.
    ...written,
    title: text(written['title']),
    class: text(written['class']),
    publisher: text(written['publisher']),
    publishedAt: text(written['publishedAt']),
    ...optional('until'),
    ...optional('source'),
    ...(isRecord(objection) && {
      objection: {
        contact: text(objection['contact']),
        phone: text(objection['phone']),
        place: text(objection['place']),
      },
    }),
    ...(isRecord(official) && {
      official: {
        issuer: text(official['issuer']),
        ...(text(official['number']) !== '' && { number: text(official['number']) }),
      },
    }),
    ...marked('sample'),
    ...marked('pinned'),
    ...marked('urgent'),
    body: text(written['body']),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
