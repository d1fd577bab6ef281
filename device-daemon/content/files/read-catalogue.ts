import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Catalogue, CatalogueIndex, CatalogueItem } from '../guide/schema.ts'
import { checkDomains, checkItem, checkItemsTogether, type ItemFile } from '../guide/check-catalogue.ts'
import type { KnownItems } from '#daemon/settings/check-station.ts'
import type { SettingsFault } from './fault.ts'
import { checkShape } from '../check/shape.ts'
import { readYaml } from './yaml-file.ts'

export type CatalogueRead = {
  faults: SettingsFault[]
  /** Whole only without faults. */
  catalogue: Catalogue | null
  /** For references from elsewhere; null while some item cannot be read at all. */
  items: KnownItems | null
}

/** Reads `folder`/catalogue.yaml and every file of `folder`/items. `name` is how people know the folder. */
export async function readCatalogue(folder: string, name: string): Promise<CatalogueRead> {
  const [index, items] = await Promise.all([
    readYaml(join(folder, 'catalogue.yaml'), `${name}/catalogue.yaml`),
    readItems(join(folder, 'items'), `${name}/items`),
  ])
  const faults = [...items.faults]
  const known = items.complete ? knownItems(items.files) : null
  if (index.at === 'faults') return { faults: [...index.faults, ...faults], catalogue: null, items: known }

  const shape = checkShape(CatalogueIndex, index.file.value, index.file.fault)
  faults.unshift(...shape.faults)
  if (known) faults.push(...checkDomains(shape.sound ?? {}, index.file, new Set(known.keys())))
  if (shape.whole === null || faults.length > 0) return { faults, catalogue: null, items: known }
  const whole = items.files.flatMap(({ whole }) => (whole ? [whole] : []))
  return {
    faults,
    catalogue: {
      ...shape.whole,
      items: whole.toSorted((a, b) => a.seq - b.seq),
    },
    items: known,
  }
}

type Items = { faults: SettingsFault[]; files: ItemFile[]; complete: boolean }

async function readItems(folder: string, name: string): Promise<Items> {
  let names: string[]
  try {
    names = (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file)).toSorted()
  } catch {
    names = []
  }
  if (names.length === 0) {
    const message = '这里没有事项，应当一件事一个 .yaml 文件'
    return { faults: [{ file: name, path: '', line: null, message }], files: [], complete: false }
  }
  const reads = await Promise.all(names.map((file) => readYaml(join(folder, file), `${name}/${file}`)))
  const faults: SettingsFault[] = []
  const files: ItemFile[] = []
  for (const read of reads) {
    if (read.at === 'faults') {
      faults.push(...read.faults)
      continue
    }
    const { file } = read
    const shape = checkShape(CatalogueItem, file.value, file.fault)
    const item = { file, sound: shape.sound ?? {}, whole: shape.whole }
    files.push(item)
    faults.push(...shape.faults, ...checkItem(item))
  }
  faults.push(...checkItemsTogether(files))
  const complete = files.length === names.length && files.every(({ sound }) => sound.seq !== undefined)
  return { faults, files, complete }
}

function knownItems(files: readonly ItemFile[]): KnownItems {
  return new Map(
    files.map(({ sound }) => [
      sound.seq ?? 0,
      {
        name: sound.name ?? '',
        takeable: sound.residentTicket !== false && sound.suspended === undefined,
      },
    ]),
  )
}
