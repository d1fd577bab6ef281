import { type FSWatcher, watch } from 'node:fs'
import { access } from 'node:fs/promises'

/** Whether a device of this name in /dev is there. */
export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/**
 * Tells whenever a device's name may have come or gone; returns an end. udev's own folders (/dev/serial/by-id, /dev/usb)
 * go with their last device and come with the next, so each folder below /dev is watched for the next name on the way.
 */
export function watchName(path: string, changed: () => void): () => void {
  const [, ...names] = path.split('/')
  const first = names[0] === 'dev' ? 1 : names.length - 1
  let watchers: FSWatcher[] = []
  const end = () => {
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  const begin = () => {
    end()
    for (let depth = first; depth < names.length; depth += 1) {
      const watcher = watchFolder(`/${names.slice(0, depth).join('/')}`, (name) => {
        // Many events are about other devices.
        if (name !== names[depth]) return
        if (depth < names.length - 1) begin()
        changed()
      })
      if (watcher === undefined) return
      watchers.push(watcher)
    }
  }
  begin()
  return end
}

/** Undefined where the folder is missing: then the one above it tells, or the supervisor's own waiting finds the device. */
function watchFolder(folder: string, told: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => told(name))
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}
