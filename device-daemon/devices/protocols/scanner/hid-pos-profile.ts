import { Type, type Static } from 'typebox'
import { type ProfileReading, readProfile } from '../read-profile.ts'

const Offset = Type.Integer({ minimum: 0, maximum: 1023 })

/** One file of config/scanners for the driver `hid-pos`: where things stand in a report. Offsets in bytes from its start. */
export const HidPosProfile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1 }),
    driver: Type.Literal('hid-pos'),
    /** Every report is of exactly so many bytes, its id included. */
    reportBytes: Type.Integer({ minimum: 2, maximum: 1024 }),
    /** First byte of the reports that carry codes; null where reports are not numbered. */
    reportId: Type.Union([Type.Integer({ minimum: 1, maximum: 255 }), Type.Null()]),
    /** The byte that says how many bytes of data there are. */
    lengthAt: Offset,
    dataAt: Offset,
    /** Room for data in one report. */
    dataBytes: Type.Integer({ minimum: 1, maximum: 1023 }),
    /** Three bytes of AIM identifier; null where there are none. */
    aimAt: Type.Union([Offset, Type.Null()]),
    /** Whether the code goes on in the next report; null where no code ever does. */
    more: Type.Union([
      Type.Object(
        { at: Offset, bit: Type.Integer({ minimum: 0, maximum: 7 }) },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
    /** Where these facts come from, and how far they were tried. */
    source: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)
export type HidPosProfile = Static<typeof HidPosProfile>

/** Checks what a config/scanners file holds; `message` names the field and what is wrong with it. */
export function readHidPosProfile(value: unknown): ProfileReading<HidPosProfile> {
  return readProfile(HidPosProfile, value, (profile) => beyondOf(profile) ?? overlapOf(profile))
}

type Part = { field: string; start: number; end: number }

function partsOf({ reportId, lengthAt, dataAt, dataBytes, aimAt, more }: HidPosProfile): Part[] {
  const part = (field: string, start: number, bytes: number) => ({ field, start, end: start + bytes })
  return [
    ...(reportId === null ? [] : [part('reportId', 0, 1)]),
    part('lengthAt', lengthAt, 1),
    part('dataAt', dataAt, dataBytes),
    ...(aimAt === null ? [] : [part('aimAt', aimAt, 3)]),
    ...(more === null ? [] : [part('more', more.at, 1)]),
  ]
}

function beyondOf(profile: HidPosProfile): string | undefined {
  const beyond = partsOf(profile).find(({ end }) => end > profile.reportBytes)
  return beyond && `/${beyond.field} reaches to byte ${beyond.end} of a report of ${profile.reportBytes}`
}

function overlapOf(profile: HidPosProfile): string | undefined {
  const parts = partsOf(profile).sort((a, b) => a.start - b.start)
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1]
    if (before !== undefined && part.start < before.end) {
      return `/${part.field} starts at byte ${part.start}, where /${before.field} still is`
    }
  }
  return undefined
}
