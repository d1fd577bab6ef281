import { realpath } from 'node:fs/promises'
import type { DeviceSetupReply, PluggedIn } from '#contract/device.ts'
import { openDeviceChanges } from '#daemon/desks/devices/device-changes.ts'
import { deviceView } from '#daemon/desks/devices/device-views.ts'
import { driverFields } from '#daemon/devices/driver-fields.ts'
import type { PortName } from '#daemon/devices/ports.ts'
import { simulatorNames } from '#daemon/devices/simulators/registry.ts'
import { findPluggedIn, type PluggedInFound } from '#daemon/devices/wires/plugged-in.ts'
import { accountChanges } from '#daemon/domain/people/account-changes.ts'
import { deviceChangeRoutes } from '#daemon/http/routes/devices.ts'
import type { DeviceSettings } from '#daemon/settings/check-devices.ts'
import { profileNames } from '#daemon/settings/check-device-profiles.ts'
import { replaceDurably } from '#daemon/store/durable-file.ts'
import { codeOrThrow, sharedFiles } from '#daemon/store/file-system.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'
import { windowDisplays } from './windows.ts'

/** A device changed in devices.yaml by a press, and begun anew, while everything else goes on. */
export const deviceChanges: Feature = (ground) => {
  const { settings, devices, station, clock } = ground
  const { deviceFile } = settings
  const displays = ground.use(windowDisplays)
  const changes = openDeviceChanges<DeviceSettings>({
    file: deviceFile,
    devices: {
      health: devices.health,
      async replace(device) {
        const replaced = await devices.replace(device)
        // A display that stands at another window now has that one's state to show.
        displays.show()
        return replaced
      },
    },
    station,
    clock,
    write: (text) => writeConfigFile(deviceFile.path, text),
  })
  const setup = async (id: string) => {
    const running = deviceFile.running().find((device) => device.id === id)
    const written = await changes.entry(id)
    if ('at' in written) return written.at === 'unreadable' ? written : undefined
    return running && setupOf(ground, running.port, { id, ...written })
  }
  return {
    routes: [
      {
        group: 'staff',
        register: (app) =>
          deviceChangeRoutes(app, {
            changes,
            file: deviceFile.name,
            gate: ground.use(staffGate),
            view: deviceView,
            setup,
          }),
      },
    ],
  }
}

async function setupOf(
  ground: Ground,
  port: PortName,
  { id, base, fields }: { id: string; base: string; fields: Readonly<Record<string, unknown>> },
): Promise<DeviceSetupReply> {
  const { settings, drivers, kiosks, service, stores } = ground
  const { id: _id, port: _port, ...device } = fields
  const [profiles, pluggedIn, changed] = await Promise.all([
    profileNames(settings.configDir),
    findPluggedIn(),
    stores.views.ask(accountChanges, ({ ofDevice }) => ofDevice(id)),
  ])
  const { staff } = ground.use(staffDesk)
  return {
    base,
    file: settings.deviceFile.name,
    port,
    device,
    drivers: [...drivers].flatMap(([key, driver]) =>
      driver.port === port
        ? [
            {
              name: key.slice(port.length + 1),
              wires: [...driver.wires],
              fields: driverFields(driver.settings, (folder) => profiles.get(folder) ?? []),
            },
          ]
        : [],
    ),
    simulated: [...simulatorNames(port)],
    kiosks: [...kiosks.ids],
    windows: service().windows.map(({ id, label }) => ({ id, label })),
    pluggedIn: inWords(pluggedIn),
    changed: changed && { by: nameOf(changed.by, staff), time: changed.time },
  }
}

const nameOf = (by: string | null, staff: { byId(id: string): { name: string } | undefined }): string =>
  by === null ? '' : (staff.byId(by)?.name ?? by)

function inWords({ serial, printers, hid, trouble }: PluggedInFound): PluggedIn {
  return {
    serial: serial.map(({ path, stable, maker, ids }) => ({
      path: stable ?? path,
      words: [stable ?? path, maker, ids].filter((part) => part !== undefined).join(' · '),
    })),
    printers: printers.map(({ path, stable, maker, ids }) => {
      const name = printers.length > 1 ? (stable ?? path) : path
      return { path: name, words: [name, maker, ids].filter((part) => part !== undefined).join(' · ') }
    }),
    hid: hid.map((one) => {
      const [vendorId, productId] = one.ids.split(':').map((half) => Number.parseInt(half, 16))
      const isOneOfSeveral = hid.some((other) => other !== one && other.ids === one.ids)
      const path = one.stable ?? one.path
      return {
        vendorId: vendorId ?? 0,
        productId: productId ?? 0,
        ...(isOneOfSeveral && path !== undefined && { path }),
        words: [one.product, one.ids, isOneOfSeveral ? path : ''].filter(Boolean).join(' · '),
      }
    }),
    trouble: [...trouble],
  }
}

/** In the place of the file itself, also where its name in the folder is a link to it. */
async function writeConfigFile(path: string, text: string) {
  try {
    return await replaceDurably(sharedFiles, await realpath(path), Buffer.from(text))
  } catch (error) {
    return { at: 'failed', reason: codeOrThrow(error) } as const
  }
}
