import { readdir } from 'node:fs/promises'

/** A file that should hold a driver: `port` is its folder, `name` its own name without the ending. */
export type DriverFile = { port: string; name: string; exports: unknown }

const DRIVERS = new URL('drivers/', import.meta.url)

/**
 * Loads drivers/<port>/<name>.ts, or the same below another `folder`. Deeper folders belong to the drivers beside them. The
 * bundle has a list made at its build in the place of this file (scripts/daemon-bundle.ts).
 */
export async function driverFiles(folder: URL = DRIVERS): Promise<DriverFile[]> {
  const found: DriverFile[] = []
  for (const port of await folderNames(folder)) {
    const files = await readdir(new URL(`${port}/`, folder), { withFileTypes: true })
    for (const file of files.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))) {
      const exports: unknown = await import(new URL(`${port}/${file.name}`, folder).href)
      found.push({ port, name: file.name.slice(0, -'.ts'.length), exports })
    }
  }
  return found
}

async function folderNames(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}
