import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Check } from 'typebox/value'
import type { Log } from '#daemon/log.ts'
import { parseJson } from '../canonical.ts'
import { unframe } from '../durable-file.ts'
import { type OpenedDocument, openDocument } from './document.ts'

const NAME = 'guides-shown'
const VERSION = 1

/**
 * What residents read first under the catalogue's newest version: SHA-256 of each guide, by the errand's number. Empty
 * `version`: nothing has been shown yet.
 */
const GuidesShown = Type.Object({
  version: Type.String(),
  guides: Type.Record(Type.String({ pattern: '^\\d+$' }), Type.String()),
})
export type GuidesShown = Static<typeof GuidesShown>

export function openGuidesShown(folder: string, log?: Log): Promise<OpenedDocument<GuidesShown>> {
  return openDocument({
    folder,
    name: NAME,
    schema: GuidesShown,
    version: VERSION,
    migrations: {},
    initial: { version: '', guides: {} },
    ...(log === undefined ? {} : { log }),
  })
}

/** The same for a look from outside, which changes nothing in the folder; null where there is none that can be read. */
export async function readGuidesShown(folder: string): Promise<GuidesShown | null> {
  const bytes = await readFile(join(folder, `${NAME}.json`)).catch(() => null)
  const opened = bytes === null ? null : unframe(bytes)
  if (opened === null || opened.at === 'broken' || opened.framed.header['version'] !== VERSION) return null
  const written = parseJson(opened.framed.body)
  return Check(GuidesShown, written) ? written : null
}
