import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TObject } from 'typebox'
import { doubtful, type Finding, type Path } from '#daemon/content/check/finding.ts'
import { unknownName } from '#daemon/content/check/references.ts'

/** Names of the files in folders of config/ that drivers read, by folder: `printers` → `generic-58` … */
export type ProfileNames = ReadonlyMap<string, readonly string[]>

const FOLDERS = ['printers', 'scanners', 'pads']
const ENDING = '.yaml'

export async function profileNames(configDir: string): Promise<ProfileNames> {
  const names = FOLDERS.map(async (folder) => {
    // Without the folder there is no such file, which is told where one is named.
    const files = await readdir(join(configDir, folder)).catch(() => [])
    const own = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -ENDING.length))
    return [folder, own.toSorted()] as const
  })
  return new Map(await Promise.all(names))
}

/** The driver's fields that name such a file say `profiles: FOLDER` in its schema. `options`: with the defaults filled in. */
export function checkProfiles(
  settings: TObject,
  options: Readonly<Record<string, unknown>>,
  at: Path,
  profiles: ProfileNames,
): Finding[] {
  return profileFields(settings).flatMap(({ field, folder }) => {
    const name = options[field]
    if (typeof name !== 'string') return []
    return unknownName([...at, field], ` config/${folder}/ 里的文件`, name, profiles.get(folder) ?? [])
  })
}

/** Paper of 58 mm breaks every line of a slip that is laid out for 80 mm, and nothing else shows which of them it is. */
export function checkPaperWidth(
  settings: TObject,
  written: Readonly<Record<string, unknown>>,
  at: Path,
): Finding[] {
  const model = profileFields(settings).find(({ folder }) => folder === 'printers')
  if (model === undefined || model.field in written) return []
  return [
    doubtful(
      at,
      `没有写 ${model.field}，按 80 mm 的纸（${model.byDefault}）排版；58 mm 的纸每行会断开，应写 ${model.field}: generic-58；80 mm 的写 ${model.field}: ${model.byDefault}`,
    ),
  ]
}

function profileFields({ properties }: TObject): { field: string; folder: string; byDefault: string }[] {
  return Object.entries(properties).flatMap(([field, schema]) =>
    'profiles' in schema && typeof schema.profiles === 'string'
      ? [{ field, folder: schema.profiles, byDefault: 'default' in schema ? String(schema.default) : '' }]
      : [],
  )
}
