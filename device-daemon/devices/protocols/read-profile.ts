import type { Static, TObject } from 'typebox'
import { Value } from 'typebox/value'

/** `message` names the field of the file and what is wrong with it. */
export type ProfileReading<Profile> = { at: 'profile'; profile: Profile } | { at: 'wrong'; message: string }

/** Checks what a profile of config/ holds by its shape, then by `faultIn`, which says what the shape cannot. */
export function readProfile<Schema extends TObject>(
  schema: Schema,
  value: unknown,
  faultIn: (profile: Static<Schema>) => string | undefined,
): ProfileReading<Static<Schema>> {
  if (!Value.Check(schema, value)) return { at: 'wrong', message: shapeFault(schema, value) }
  const fault = faultIn(value)
  return fault === undefined ? { at: 'profile', profile: value } : { at: 'wrong', message: fault }
}

function shapeFault(schema: TObject, value: unknown): string {
  const [first] = Value.Errors(schema, value)
  if (first === undefined) return 'is no profile of this driver'
  // A field that is not in the schema fails against `false`.
  const message = first.keyword === 'boolean' ? 'is no field of this profile' : first.message
  return `${first.instancePath} ${message}`.trim()
}
