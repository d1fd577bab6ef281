import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Plain files below a folder, sorted, with slashes; `skips`: folders, by name, that are passed over with all they hold. */
export function filesBelow(folder: string, skips: (name: string) => boolean = () => false): string[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const about = lstatSync(join(folder, name))
      if (about.isFile()) return [name]
      if (!about.isDirectory() || skips(name)) return []
      return filesBelow(join(folder, name), skips).map((file) => `${name}/${file}`)
    })
}
