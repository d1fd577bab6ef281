import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '#daemon/clock.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import type { Station } from '#daemon/station.ts'
import type { Replaced } from '#daemon/store/durable-file.ts'

type Fields = Readonly<Record<string, unknown>>
type Found = { path: readonly (string | number)[]; words: string }

/** `words`: why the file cannot be used, for a person. */
type Unusable = { at: 'unknown-device' } | { at: 'unreadable'; words: string }

/** `reason`: the system's name of the fault, e.g. EROFS. */
type DeviceChanged =
  | { at: 'changed'; device: DeviceReport }
  | { at: 'findings'; findings: readonly Found[] }
  | { at: 'changed-meanwhile' }
  | { at: 'not-written'; reason: string }
  | { at: 'not-recorded' }
  | Unusable

export type DeviceChanges = {
  /** The entry of devices.yaml as it is written; `base` names the file's bytes. */
  entry(id: string): Promise<{ base: string; fields: Fields } | Unusable>
  /** The same `commandId` again changes nothing anew. */
  change(asked: {
    commandId: string
    by: string
    id: string
    base: string
    fields: Fields
  }): Promise<DeviceChanged>
}

type Parts<Device extends { id: string }> = {
  file: {
    entry(id: string): Promise<{ base: string; fields: Fields } | Unusable>
    change(
      id: string,
      base: string,
      fields: Fields,
    ): Promise<
      | { at: 'sound'; text: string; device: Device }
      | { at: 'findings'; findings: readonly Found[] }
      | { at: 'changed-meanwhile' }
      | Unusable
    >
    running(): readonly Device[]
    runs(device: Device): void
  }
  devices: { health(): readonly DeviceReport[]; replace(device: Device): Promise<boolean> }
  station: Pick<Station, 'execute'>
  write(text: string): Promise<Replaced>
  clock: Pick<Clock, 'after'>
}

const REMEMBERED = 50
/** The page that asks waits for four seconds. */
const TRIED_MS = 2500

/**
 * Changes one device of devices.yaml while the station runs: checks the whole file, enters who did it, writes, and lets that one
 * device begin anew. One change after another.
 */
export function openDeviceChanges<Device extends { id: string }>(parts: Parts<Device>): DeviceChanges {
  const { file, devices, station, clock } = parts
  const known = new Map<string, Promise<DeviceChanged>>()
  let last: Promise<unknown> = Promise.resolve()

  async function change({ commandId, by, id, base, fields }: Asked): Promise<DeviceChanged> {
    const before = file.running().find((device) => device.id === id)
    const written = await file.entry(id)
    if ('at' in written) return written
    // It was written into the file by hand and runs from the next start on.
    if (before === undefined) return { at: 'unknown-device' }
    const change = await file.change(id, base, fields)
    if (change.at !== 'sound') return change
    const actor = { at: 'staff', account: by, window: null } as const
    const enter = (id: string, event: DeviceChangeEvent) =>
      station.execute(id, { type: 'record-device-change', event }, actor)
    const entered = await enter(commandId, {
      type: 'device-changed',
      device: id,
      fields: differing(written.fields, fields),
    })
    if (entered.at !== 'done') return { at: 'not-recorded' }
    // Before the file is there, so that the reading that follows it finds no difference.
    file.runs(change.device)
    const replaced = await parts.write(change.text)
    if (replaced.at !== 'written') {
      file.runs(before)
      await enter(`${commandId}/failed`, { type: 'device-change-failed', device: id })
      return { at: 'not-written', reason: replaced.reason }
    }
    await soonEnough(devices.replace(change.device))
    const device = devices.health().find((one) => one.id === id)
    return device === undefined ? { at: 'unknown-device' } : { at: 'changed', device }
  }

  /** A device that is not there may be tried for half a minute; its state then says so. */
  function soonEnough(replaced: Promise<unknown>): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const cancel = clock.after(TRIED_MS, resolve)
    return Promise.race([replaced, promise]).finally(cancel)
  }

  return {
    entry: file.entry,
    change(asked) {
      const under = known.get(asked.commandId)
      if (under) return under
      const changing = last.then(() => change(asked))
      last = changing.catch(() => undefined)
      known.set(asked.commandId, changing)
      const [oldest] = known.keys()
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
      return changing
    },
  }
}

type Asked = Parameters<DeviceChanges['change']>[0]
type DeviceChangeEvent = Extract<Parameters<Station['execute']>[1], { type: 'record-device-change' }>['event']

const differing = (before: Fields, now: Fields): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (key) => key !== 'id' && key !== 'port' && !isDeepStrictEqual(before[key], now[key]),
  )
