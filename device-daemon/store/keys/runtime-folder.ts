import { accessSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Log } from '#daemon/log.ts'
import { codeOrThrow } from '../file-system.ts'

/**
 * A folder for what must not outlive the machine's run nor lie in the data folder: the first of `folders` that this user
 * can write to and has to itself, else a new one among the temporary files, which the log tells.
 */
export function runtimeFolder(folders: readonly string[], dataFolder: string, log: Log): string {
  const found = folders.find((folder) => isOutside(folder, dataFolder) && isOwn(folder))
  if (found !== undefined) return found
  const made = mkdtempSync(join(tmpdir(), 'station-kiosk-'))
  log.warn({ folders, made }, 'no folder for what ends with the machine: a restart forgets who has a ticket')
  return made
}

function isOutside(folder: string, dataFolder: string): boolean {
  const way = relative(dataFolder, folder)
  return way === '..' || way.startsWith('../')
}

/** Made where it is missing. Another user's, and a link to one, is not taken: it may be laid there to be filled. */
function isOwn(folder: string): boolean {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
    const at = lstatSync(folder)
    return at.isDirectory() && at.uid === process.getuid?.()
  } catch (error) {
    codeOrThrow(error)
    return false
  }
}
