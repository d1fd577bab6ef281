import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Path } from '#daemon/content/check/finding.ts'
import { checkShape, isRecord } from '#daemon/content/check/shape.ts'
import type { Fault } from '#daemon/content/fault.ts'
import { withEntry } from '#daemon/content/files/yaml-entry.ts'
import { parseYaml, readYaml, unreadable } from '#daemon/content/files/yaml-file.ts'
import { checkDevices, type DeviceSettings } from './check-devices.ts'
import { profileNames } from './check-device-profiles.ts'
import type { ConfigFolder } from './config-folder.ts'
import { StationConfig } from './station.ts'

/** An entry as it is written. `base`: of the whole file, for a change that must not go over another one. */
type DeviceEntry = { base: string; fields: Readonly<Record<string, unknown>> }

type Found = { path: Path; words: string }
/** The file with one entry changed. `text`: what is to be written. */
type DeviceFileChange =
  | { at: 'sound'; text: string; device: DeviceSettings }
  | { at: 'findings'; findings: readonly Found[] }
  | { at: 'changed-meanwhile' }
  | { at: 'unknown-device' }
  | { at: 'unreadable'; words: string }

/** devices.yaml, while the station runs. */
export type DeviceFile = {
  readonly path: string
  /** As people know it. */
  readonly name: string
  /** The devices that the station runs with, in the order of the file it has started with. */
  running(): readonly DeviceSettings[]
  /** From now on it runs with this one, in the place of the one of its id. */
  runs(device: DeviceSettings): void
  entry(id: string): Promise<DeviceEntry | Extract<DeviceFileChange, { at: 'unknown-device' | 'unreadable' }>>
  /**
   * The file with `fields` in the place of the entry of this id, its id and port apart, checked as at a start. Paths of findings
   * are inside the entry, e.g. `['wire', 'baudRate']`, or begin with `devices` for what lies outside it.
   */
  change(id: string, base: string, fields: Readonly<Record<string, unknown>>): Promise<DeviceFileChange>
}

export function deviceFile(folder: ConfigFolder, started: readonly DeviceSettings[]): DeviceFile {
  const path = join(folder.configDir, 'devices.yaml')
  const name = folder.shown('devices.yaml')
  let running = started

  async function read() {
    try {
      const text = await readFile(path, 'utf8')
      const parsed = parseYaml(text, name)
      if (parsed.at === 'faults') return unusable(parsed.faults)
      return { at: 'read', text, base: hash('sha256', text), entries: entriesOf(parsed.file.value) } as const
    } catch (error) {
      return { at: 'unreadable', words: `${name}：${unreadable(error)}` } as const
    }
  }

  return {
    path,
    name,
    running: () => running,
    runs(device) {
      running = running.map((one) => (one.id === device.id ? device : one))
    },
    async entry(id) {
      const file = await read()
      if (file.at !== 'read') return file
      const fields = file.entries.find((entry) => entry['id'] === id)
      return fields ? { base: file.base, fields } : { at: 'unknown-device' }
    },
    async change(id, base, fields) {
      const file = await read()
      if (file.at !== 'read') return file
      const index = file.entries.findIndex((entry) => entry['id'] === id)
      const before = file.entries[index]
      if (before === undefined) return { at: 'unknown-device' }
      if (file.base !== base) return { at: 'changed-meanwhile' }
      const { id: ownId, port } = before
      const text = withEntry(file.text, ['devices', index], { id: ownId, port, ...fields })
      if (text === null) return { at: 'unreadable', words: `${name}：${NOT_BY_FORM}` }
      const [parsed, station, profiles] = [
        parseYaml(text, name),
        await readYaml(join(folder.configDir, 'station.yaml'), folder.shown('station.yaml')),
        await profileNames(folder.configDir),
      ]
      if (parsed.at === 'faults') return unusable(parsed.faults)
      const sound =
        station.at === 'read'
          ? checkShape(StationConfig, station.file.value, [], station.file.asWritten).sound
          : {}
      const checked = checkDevices(parsed.file, sound ?? {}, folder.drivers, profiles)
      const device = checked.devices.find((one) => one.id === id)
      if (checked.faults.length > 0 || device === undefined)
        return {
          at: 'findings',
          findings: checked.faults.map((fault) => foundIn(fault, `devices[${index}].`)),
        }
      return { at: 'sound', text, device }
    },
  }
}

const NOT_BY_FORM = '这一台的写法（& 和 * 的引用）不能在这里改，请直接改文件'

function unusable([first]: readonly Fault[]): { at: 'unreadable'; words: string } {
  return { at: 'unreadable', words: first ? `${first.file} 第 ${first.line ?? 1} 行：${first.message}` : '' }
}

const foundIn = ({ path, message }: Fault, entry: string): Found => ({
  path: pathOf(path.startsWith(entry) ? path.slice(entry.length) : path),
  words: message,
})

/** From `devices[1].wire.tcp`, as faults have it. */
const pathOf = (text: string): Path =>
  text
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

function entriesOf(value: unknown): Record<string, unknown>[] {
  const list: unknown = isRecord(value) ? value['devices'] : undefined
  return Array.isArray(list) ? list.map((entry: unknown) => (isRecord(entry) ? entry : {})) : []
}
