import type { Cell, Rectangle } from '#contract/places.ts'
import { idsOf, type SoundStation, unknownName } from '#daemon/settings/check-station.ts'
import type { Path, SettingsFault } from '../files/fault.ts'
import type { PlacesConfig } from './schema.ts'
import type { Sound } from '../check/shape.ts'
import type { YamlFile } from '../files/yaml-file.ts'

/** IEEE 802.11: 1 to 32 octets of name; WPA: 8 to 63 printable ASCII characters, or 64 hexadecimal digits. */
const SSID_MAX_BYTES = 32
const PASSPHRASE = /^(?:[ -~]{8,63}|[0-9A-Fa-f]{64})$/

type SoundPlaces = Sound<PlacesConfig>

/** What the schema of places.yaml cannot say: the map adds up, kiosks exist, the network can be joined. */
export function checkPlaces(places: SoundPlaces, file: YamlFile, station: SoundStation): SettingsFault[] {
  const faults = [...checkMap(places, file, station), ...checkAreas(places, file), ...checkWifi(places, file)]
  if (places.sample === true && station.sample === false) {
    const message = '这是示例，真实站点（station.yaml 的 sample: false）应换成本站的，再写 false'
    faults.push(file.fault(['sample'], message))
  }
  return faults
}

function checkMap({ map }: SoundPlaces, file: YamlFile, station: SoundStation): SettingsFault[] {
  const faults = outside(map, map?.entrance, ['map', 'entrance'], file)
  const placed = new Set<string>()
  for (const [index, mark] of (map?.here ?? []).entries()) {
    const path = ['map', 'here', index]
    faults.push(...outside(map, mark, path, file))
    const kiosk = mark?.kiosk
    if (kiosk === undefined) continue
    faults.push(...unknownName(file, [...path, 'kiosk'], '终端', kiosk, idsOf(station.kiosks)))
    if (placed.has(kiosk)) faults.push(file.fault([...path, 'kiosk'], `终端 ${kiosk} 写了两遍，应只写一遍`))
    placed.add(kiosk)
  }
  return faults
}

function checkAreas({ areas = [], map }: SoundPlaces, file: YamlFile): SettingsFault[] {
  return areas.flatMap((area, index) => {
    const path = ['areas', index, 'on']
    const before = areas.slice(0, index)
    const same = before.findIndex((other) => area?.name !== undefined && other?.name === area.name)
    const under = before.findIndex((other) => overlap(area?.on, other?.on))
    return [
      ...outside(map, area?.on, path, file),
      ...(same < 0 ? [] : [file.fault(['areas', index, 'name'], `${area?.name} 写了两遍，应只写一遍`)]),
      ...(under < 0
        ? []
        : [file.fault(path, `和 ${areas[under]?.name ?? '前面的'} 叠在一起，各区域应互不重叠`)]),
    ]
  })
}

function checkWifi({ wifi }: SoundPlaces, file: YamlFile): SettingsFault[] {
  const faults: SettingsFault[] = []
  const { ssid, password } = wifi ?? {}
  if (ssid !== undefined && Buffer.byteLength(ssid) > SSID_MAX_BYTES) {
    const message = `名称太长，应不超过 ${SSID_MAX_BYTES} 个字节（约 10 个汉字）`
    faults.push(file.fault(['wifi', 'ssid'], message))
  }
  if (typeof password === 'string' && !PASSPHRASE.test(password)) {
    faults.push(file.fault(['wifi', 'password'], '应为 8–63 个英文字母、数字或符号；没有密码写 null'))
  }
  return faults
}

/** A fault where a cell or a rectangle does not lie on the map; a missing part of either says nothing. */
function outside(
  map: SoundPlaces['map'],
  on: Sound<Cell> | Sound<Rectangle> | undefined,
  path: Path,
  file: YamlFile,
): SettingsFault[] {
  const { columns, rows } = map ?? {}
  if (columns === undefined || rows === undefined || on?.x === undefined || on.y === undefined) return []
  const width = 'width' in on ? (on.width ?? 1) : 1
  const height = 'height' in on ? (on.height ?? 1) : 1
  if (on.x + width <= columns && on.y + height <= rows) return []
  const message = `超出了平面图，x 应为 0–${columns - 1}，y 应为 0–${rows - 1}，连宽和高都在 ${columns}×${rows} 格以内`
  return [file.fault(path, message)]
}

function overlap(a: Sound<Rectangle> | undefined, b: Sound<Rectangle> | undefined): boolean {
  if (!isWhole(a) || !isWhole(b)) return false
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isWhole(on: Sound<Rectangle> | undefined): on is Rectangle {
  return on?.x !== undefined && on.y !== undefined && on.width !== undefined && on.height !== undefined
}
