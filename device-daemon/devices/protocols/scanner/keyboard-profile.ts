import { Type, type Static } from 'typebox'
import { type ProfileReading, readProfile } from '../read-profile.ts'

const Usage = Type.Integer({ minimum: 0x04, maximum: 0xdf })

/** One file of config/scanners for the driver `keyboard-wedge`: which key means which characters. */
export const KeyboardProfile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1 }),
    driver: Type.Literal('keyboard-wedge'),
    /** Keys with which the scanner ends a code, by usage of HID page 07: 0x28 is Enter. */
    ends: Type.Array(Usage, { minItems: 1, maxItems: 4 }),
    /** By usage of HID page 07: the character without Shift, then the one with it. */
    keys: Type.Record(Type.String({ pattern: '^[0-9]{1,3}$' }), Type.String({ pattern: '^[ -~]{2}$' }), {
      additionalProperties: false,
    }),
    /** Where these facts come from, and how far they were tried. */
    source: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)
export type KeyboardProfile = Static<typeof KeyboardProfile>

/** Checks what a config/scanners file holds; `message` names the field and what is wrong with it. */
export function readKeyboardProfile(value: unknown): ProfileReading<KeyboardProfile> {
  return readProfile(KeyboardProfile, value, ({ ends, keys }) => {
    const both = ends.find((usage) => String(usage) in keys)
    return both === undefined ? undefined : `/ends key 0x${both.toString(16)} has characters in /keys too`
  })
}
