import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { ProfileKind } from '#daemon/devices/ports.ts'

/** Reads a named file below the config folder as plain data; the driver that wants it checks its shape. */
export type ReadProfile = (kind: ProfileKind, name: string) => Promise<unknown>

/** Profiles are config/<kind>/<name>.yaml. Rejects with file and fault in words when it is not there or not YAML. */
export function profileReader(configDir: string): ReadProfile {
  return async (kind, name) => {
    const shown = `config/${kind}/${name}.yaml`
    if (!/^[a-z0-9-]{1,40}$/.test(name)) throw new Error(`${shown}: not a profile name`)
    const text = await readFile(join(configDir, kind, `${name}.yaml`), 'utf8').catch((error: unknown) => {
      throw new Error(`${shown} cannot be read`, { cause: error })
    })
    const document = parseDocument(text)
    const fault = document.errors[0]
    if (fault !== undefined) throw new Error(`${shown}: ${fault.message}`)
    return document.toJS() as unknown
  }
}
