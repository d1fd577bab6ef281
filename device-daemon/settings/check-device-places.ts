import { idsOf, unknownName } from '#daemon/content/check/references.ts'
import type { SoundStation } from './station.ts'
import type { DeviceConfig } from './devices.ts'
import type { Path } from '#daemon/content/check/finding.ts'
import type { Fault } from '#daemon/content/fault.ts'
import { isRecord, type Sound } from '#daemon/content/check/shape.ts'
import type { YamlFile } from '#daemon/content/files/yaml-file.ts'

type SoundDevice = Sound<DeviceConfig>

/** Where a device of a port is looked for; the one announcer speaks for the whole hall and may stand anywhere. */
const PLACE_OF: Readonly<Record<DeviceConfig['port'], 'kiosk' | 'window' | null>> = {
  'ticket-printer': 'kiosk',
  'card-reader': 'kiosk',
  'code-scanner': 'kiosk',
  'window-display': 'window',
  'caller-pad': 'window',
  announcer: null,
}
const PLACE_WORDS = { kiosk: '{kiosk: 终端编号}', window: '{window: 窗口编号}' }

/**
 * Whether a device stands where it will be looked for. `written`: all its fields; `sound`: of the common ones those
 * that are right by themselves.
 */
export function placeFaults(
  file: YamlFile,
  path: Path,
  written: Record<string, unknown>,
  sound: SoundDevice,
  station: SoundStation,
): Fault[] {
  const { at, windows } = written
  return [
    ...unknownKiosk(file, path, at, station),
    ...wrongPlace(file, path, sound),
    ...(isNone(windows) ? noPlace(file, path, written, sound, station) : placedTwice(file, path, at)),
  ]
}

/**
 * Places of a device at windows that station.yaml does not name. No start fails for them: such a window may have been added
 * in a browser, which is known only once the ledger has been read.
 */
export function unknownWindows(
  file: YamlFile,
  path: Path,
  { at, windows: byAddress }: Record<string, unknown>,
  { windows }: SoundStation,
): Fault[] {
  const known = idsOf(windows)
  const unknown = (place: Path, id: unknown): Fault[] =>
    typeof id === 'string' ? file.faults(unknownName(place, '窗口', id, known)) : []
  return [
    ...(isRecord(at) ? unknown([...path, 'at', 'window'], at['window']) : []),
    ...Object.entries(isRecord(byAddress) ? byAddress : {}).flatMap(([address, id]) =>
      unknown([...path, 'windows', address], id),
    ),
  ]
}

/** The driver's own field, where one line has pads of several windows. */
function isNone(windows: unknown): boolean {
  return windows === undefined || (isRecord(windows) && Object.keys(windows).length === 0)
}

function unknownKiosk(file: YamlFile, path: Path, at: unknown, { kiosks }: SoundStation): Fault[] {
  const kiosk = isRecord(at) ? at['kiosk'] : undefined
  if (typeof kiosk !== 'string') return []
  return file.faults(unknownName([...path, 'at', 'kiosk'], '终端', kiosk, idsOf(kiosks)))
}

function placedTwice(file: YamlFile, path: Path, at: unknown): Fault[] {
  if (!isRecord(at)) return []
  return [file.fault([...path, 'at'], '写了 windows，应删去 at：每个地址的窗口写在 windows 里')]
}

/** A device that stands where the station never looks for it. */
function wrongPlace(file: YamlFile, path: Path, { port, at }: SoundDevice): Fault[] {
  const right = port === undefined ? null : PLACE_OF[port]
  const written = at && ('kiosk' in at ? 'kiosk' : 'window')
  if (right === null || written === undefined || written === right) return []
  return [file.fault([...path, 'at', written], `${port} 不放在 ${written}，应为：${PLACE_WORDS[right]}`)]
}

/** Without a place a pad calls for no window, and a display would show one window's state at another. */
function noPlace(
  file: YamlFile,
  path: Path,
  written: Record<string, unknown>,
  { port }: SoundDevice,
  { windows = [] }: SoundStation,
): Fault[] {
  const needed = port === 'caller-pad' || (port === 'window-display' && windows.length > 1)
  if ('at' in written || !needed) return []
  const known = idsOf(windows)
  const choice = known === null ? '' : `，窗口有 ${known.join('、')}`
  return [file.fault([...path, 'at'], `缺少这一项，应为：${PLACE_WORDS.window}${choice}`)]
}

/**
 * Only the first of a port is asked at a place, and one announcer speaks for the whole hall: a second one would never be
 * used. Pads all are: a window may have several.
 */
export function unusedDevices(file: YamlFile, devices: readonly (SoundDevice | undefined)[] = []): Fault[] {
  const firsts = new Map<string, number>()
  return devices.flatMap((device, index) => {
    const port = device?.port
    if (port === undefined || port === 'caller-pad') return []
    const hall = PLACE_OF[port] === null
    const key = hall ? port : `${port} ${JSON.stringify(device?.at ?? null)}`
    const first = firsts.get(key) ?? index
    firsts.set(key, first)
    if (first === index) return []
    const allowed = hall ? '全站应只有一台' : '同一个地方应只有一台'
    return [file.fault(['devices', index, 'port'], `devices[${first}] 已经是 ${port}，${allowed}`)]
  })
}
