import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of the project. */
export const projectRoot = join(import.meta.dirname, '..', '..')

/** Text of files by their path from the project's root, with `/` between folders. */
export type Tree = ReadonlyMap<string, string>

const neverSource = new Set(['node_modules', 'dist', 'var', 'test-results', '.git'])

/** The project's own files under these folders whose name ends as given. */
export function readTree(folders: readonly string[], ending: RegExp): Tree {
  const files = folders.flatMap((folder) => listFiles(folder)).filter((path) => ending.test(path))
  return new Map(files.map((path) => [path, readFileSync(join(projectRoot, path), 'utf8')]))
}

function listFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => !neverSource.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(path) : [path]
    })
}
