import { Type, type Static } from 'typebox'
import { type ProfileReading, readProfile } from '../read-profile.ts'
import { KeyMap } from './pad-keys.ts'

/** One file of config/pads for the driver `hid-keypad`: which key asks for what, by usage of HID page 07. */
export const KeypadProfile = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1 }),
    driver: Type.Literal('hid-keypad'),
    keys: KeyMap,
    /** Where these facts come from, and how far they were tried. */
    source: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
)
export type KeypadProfile = Static<typeof KeypadProfile>

/** Checks what a config/pads file holds; `message` names the field and what is wrong with it. */
export function readKeypadProfile(value: unknown): ProfileReading<KeypadProfile> {
  return readProfile(KeypadProfile, value, () => undefined)
}
