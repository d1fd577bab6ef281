import type { TObject } from 'typebox'
import type { DeviceField } from '#contract/device.ts'

type Schema = Readonly<Record<string, unknown>>

/** The driver's own fields of devices.yaml, as a form asks for them. `profiles`: names of the files in a folder of config/. */
export function driverFields(
  { properties }: TObject,
  profiles: (folder: string) => readonly string[],
): DeviceField[] {
  return Object.entries(properties).map(([name, schema]) => {
    const written: Schema = { ...schema }
    const { description, default: byDefault } = written
    return {
      name,
      words: typeof description === 'string' ? description : name,
      byDefault,
      kind: kindOf(written, profiles),
    }
  })
}

function kindOf(
  { type, anyOf, minimum, maximum, profiles: folder }: Schema,
  profiles: (folder: string) => readonly string[],
): DeviceField['kind'] {
  if (typeof folder === 'string') return { at: 'choice', of: [...profiles(folder)] }
  if (Array.isArray(anyOf)) {
    const of = anyOf.map((one: Schema) => one['const'])
    return of.every((one) => typeof one === 'string') ? { at: 'choice', of } : { at: 'other' }
  }
  if (typeof minimum === 'number' && typeof maximum === 'number')
    return { at: 'number', least: minimum, most: maximum }
  return type === 'string' ? { at: 'text' } : { at: 'other' }
}
