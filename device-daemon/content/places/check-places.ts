import type { Cell, Rectangle } from '#contract/places.ts'
import { unknownName } from '../check/references.ts'
import { doubtful, type Finding, type Path, wrong } from '../check/finding.ts'
import type { StationFacts } from '../station/facts.ts'
import type { PlacesConfig } from './schema.ts'
import type { Sound } from '../check/shape.ts'

/** IEEE 802.11: 1 to 32 octets of name; WPA: 8 to 63 printable ASCII characters, or 64 hexadecimal digits. */
const SSID_MAX_BYTES = 32
const PASSPHRASE = /^(?:[ -~]{8,63}|[0-9A-Fa-f]{64})$/

type SoundPlaces = Sound<PlacesConfig>

/** What the schema of places.yaml cannot say: the map adds up, kiosks exist, the network can be joined. */
export function checkPlaces(places: SoundPlaces, station: StationFacts): Finding[] {
  const faults = [
    ...checkMap(places, station),
    ...checkAreas(places),
    ...checkKioskArea(places),
    ...checkWifi(places),
  ]
  if (places.sample === true && station.sample === false) {
    const message = '这是示例，真实的站应换成本站的，再去掉“这是示例”'
    faults.push(wrong(['sample'], message))
  }
  return faults
}

function checkMap({ map, sample }: SoundPlaces, station: StationFacts): Finding[] {
  const faults = outside(map, map?.entrance, ['map', 'entrance'])
  const here = (map?.here ?? []).map((mark) => ({ id: mark?.kiosk, mark }))
  // The hall of the sample has more windows than many a station that is tried with it.
  const knownWindows = sample === true ? null : station.windows
  const windows = (map?.windows ?? []).map((mark) => ({ id: mark?.window, mark }))
  return [
    ...faults,
    ...checkMarks(map, ['map', 'here'], here, { key: 'kiosk', what: '终端', known: station.kiosks }),
    ...checkMarks(map, ['map', 'windows'], windows, { key: 'window', what: '窗口', known: knownWindows }),
  ]
}

type Marks = readonly { id: string | undefined; mark: Sound<Cell> | undefined }[]
type Named = { key: string; what: string; known: readonly string[] | null }

/** Each lies on the map, is known to the station, and has one place. */
function checkMarks(
  map: SoundPlaces['map'],
  list: Path,
  marks: Marks,
  { key, what, known }: Named,
): Finding[] {
  return marks.flatMap(({ id, mark }, index) => {
    const path = [...list, index]
    const isRepeated = marks.findIndex((other) => other.id === id) < index
    return [
      ...outside(map, mark, path),
      ...(id === undefined ? [] : unknownName([...path, key], what, id, known)),
      ...(id === undefined || !isRepeated
        ? []
        : [wrong([...path, key], `${what} ${id} 写了两遍，应只写一遍`)]),
    ]
  })
}

function checkAreas({ areas = [], map }: SoundPlaces): Finding[] {
  return areas.flatMap((area, index) => {
    const path = ['areas', index, 'on']
    const before = areas.slice(0, index)
    const same = before.findIndex((other) => area?.name !== undefined && other?.name === area.name)
    const under = before.findIndex((other) => overlap(area?.on, other?.on))
    return [
      ...outside(map, area?.on, path),
      ...(same < 0 ? [] : [wrong(['areas', index, 'name'], `${area?.name} 写了两遍，应只写一遍`)]),
      ...(under < 0 ? [] : [wrong(path, `和 ${areas[under]?.name ?? '前面的'} 叠在一起，各区域应互不重叠`)]),
    ]
  })
}

/** A kiosk shows where something is done online and does not do it itself. */
const DONE_ONLINE = /(?:网上|在线)(?:申[办报请]|办理)/

function checkKioskArea({ areas = [], map }: SoundPlaces): Finding[] {
  return areas.flatMap((area, index) => {
    const hasKiosk = (map?.here ?? []).some((cell) => overlap(area?.on, { ...cell, width: 1, height: 1 }))
    return hasKiosk && DONE_ONLINE.test(area?.use ?? '')
      ? [
          doubtful(
            ['areas', index, 'use'],
            '本终端不能网上办理，应写它能做的：取号、查办事指南、看信息公开、打印',
          ),
        ]
      : []
  })
}

function checkWifi({ wifi }: SoundPlaces): Finding[] {
  const faults: Finding[] = []
  const { ssid, password } = wifi ?? {}
  if (ssid !== undefined && Buffer.byteLength(ssid) > SSID_MAX_BYTES) {
    const message = `名称太长，应不超过 ${SSID_MAX_BYTES} 个字节（约 10 个汉字）`
    faults.push(wrong(['wifi', 'ssid'], message))
  }
  if (typeof password === 'string' && !PASSPHRASE.test(password)) {
    faults.push(wrong(['wifi', 'password'], '应为 8–63 个英文字母、数字或符号；没有密码就空着'))
  }
  return faults
}

/** A fault where a cell or a rectangle does not lie on the map; a missing part of either says nothing. */
function outside(
  map: SoundPlaces['map'],
  on: Sound<Cell> | Sound<Rectangle> | undefined,
  path: Path,
): Finding[] {
  const { columns, rows } = map ?? {}
  if (columns === undefined || rows === undefined || on?.x === undefined || on.y === undefined) return []
  const width = 'width' in on ? (on.width ?? 1) : 1
  const height = 'height' in on ? (on.height ?? 1) : 1
  if (on.x + width <= columns && on.y + height <= rows) return []
  const message = `超出了平面图，x 应为 0–${columns - 1}，y 应为 0–${rows - 1}，连宽和高都在 ${columns}×${rows} 格以内`
  return [wrong(path, message)]
}

function overlap(a: Sound<Rectangle> | undefined, b: Sound<Rectangle> | undefined): boolean {
  if (!isWhole(a) || !isWhole(b)) return false
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isWhole(on: Sound<Rectangle> | undefined): on is Rectangle {
  return on?.x !== undefined && on.y !== undefined && on.width !== undefined && on.height !== undefined
}
