import { type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import { unknownName } from '#daemon/content/check/references.ts'
import type { SoundStation } from './station.ts'
import type { DevicesConfig } from './devices.ts'
import { isRecord, type Sound } from '#daemon/content/check/shape.ts'
import { daemonOf, MAIN_DAEMON } from './ownership.ts'

type Place = { id?: string; daemon?: string } | undefined
type Kind = 'kiosk' | 'window'
const WORDS = { kiosk: '终端', window: '窗口' }

/** Several daemons share a station's ledger: each kiosk and each window belongs to one, and each of them has something. */
export function checkDaemons({ daemons, kiosks = [], windows = [] }: SoundStation): Finding[] {
  const known = namesOf(daemons)
  if (known === null) return []
  const owned = [
    ...kiosks.map((place, i) => ({ place, path: ['kiosks', i, 'daemon'] })),
    ...windows.map((place, i) => ({ place, path: ['windows', i, 'daemon'] })),
  ]
  const listed = daemons === undefined ? [] : known
  return [
    ...owned.flatMap(({ place, path }) => placeFault(place, path, known)),
    ...listed.flatMap((name, i) => {
      const first = listed.indexOf(name)
      return first === i ? [] : [wrong(['daemons', i], `${name} 和 daemons[${first}] 重复，应当各不相同`)]
    }),
    ...listed.flatMap((name, i) =>
      owned.some(({ place }) => place === undefined || daemonOf(place) === name)
        ? []
        : [
            wrong(
              ['daemons', i],
              `没有终端或窗口归 ${name}，应删去，或在 kiosks、windows 里写 daemon: ${name}`,
            ),
          ],
    ),
  ]
}

/**
 * Who this machine is, and that its devices stand at places of its own: no other daemon would use them. `written`: every
 * device with all its fields.
 */
export function checkOwnDaemon(
  devices: Sound<DevicesConfig>,
  written: readonly Record<string, unknown>[],
  station: SoundStation,
): Finding[] {
  const known = namesOf(station.daemons)
  if (known === null) return []
  const own = daemonOf(devices)
  const unknown = unknownName(['daemon'], '程序', own, known)
  if (unknown.length > 0) return unknown
  const pads = written.flatMap(({ windows }, i) =>
    Object.entries(isRecord(windows) ? windows : {}).flatMap(([address, id]) =>
      typeof id === 'string'
        ? elsewhere(['devices', i, 'windows', address], 'window', id, { own, known }, station.windows)
        : [],
    ),
  )
  const placed = (devices.devices ?? []).flatMap((device, i) => {
    const at = device?.at
    if (at === undefined) return []
    return 'kiosk' in at
      ? elsewhere(['devices', i, 'at', 'kiosk'], 'kiosk', at.kiosk, { own, known }, station.kiosks)
      : 'window' in at
        ? elsewhere(['devices', i, 'at', 'window'], 'window', at.window, { own, known }, station.windows)
        : []
  })
  return [...placed, ...pads]
}

function placeFault(place: Place, path: Path, known: readonly string[]): Finding[] {
  if (place === undefined) return []
  if (place.daemon === undefined && !known.includes(MAIN_DAEMON))
    return [wrong(path, `缺少这一项，应为其中之一：${known.join('、')}`)]
  return unknownName(path, '程序', daemonOf(place), known)
}

function elsewhere(
  path: Path,
  kind: Kind,
  id: string | undefined,
  { own, known }: { own: string; known: readonly string[] },
  places: readonly Place[] = [],
): Finding[] {
  const owner = places.find((place) => place?.id === id)
  if (owner === undefined || daemonOf(owner) === own) return []
  // That there is no such daemon was said where the kiosk or window is written.
  if (!known.includes(daemonOf(owner))) return []
  const mine = places.flatMap((place) =>
    place?.id !== undefined && daemonOf(place) === own ? [place.id] : [],
  )
  const choice = mine.length === 0 ? '一个也没有' : mine.join('、')
  return [
    wrong(
      path,
      `${WORDS[kind]} ${id} 归 ${daemonOf(owner)}，本机是 ${own}，应为本机的${WORDS[kind]}：${choice}`,
    ),
  ]
}

/** Null where some name cannot be read, for then nothing can be said about the others. */
function namesOf(daemons: readonly (string | undefined)[] | undefined): readonly string[] | null {
  if (daemons === undefined) return [MAIN_DAEMON]
  const names = daemons.flatMap((name) => (name === undefined ? [] : [name]))
  return names.length === daemons.length ? names : null
}
