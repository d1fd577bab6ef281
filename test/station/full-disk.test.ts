import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { smallDiskUnder } from '#test/support/small-disk.ts'
import { startStation } from '#test/support/start-station.ts'
import { takeTicket, ticketFor, ticketOf, until } from '#test/support/station-client.ts'

/** The folder is tried every five seconds, and a start takes its time on a busy machine. */
const PATIENCE_MS = 90_000

type Ready = { ledger: string; troubles: { code: string }[] }

test(
  'a station that starts on a disk without any room, or on one that is read-only, shows what is there, sends residents to the desk, and comes back by itself',
  { timeout: 240_000 },
  async () => {
    const station = await startStation()
    onTestFinished(() => station.remove())
    const { url, dataDir } = station
    const numbers: string[] = []
    // Enough to make the ledger's file longer at the next start.
    for (let i = 1; i <= 20; i++) numbers.push((await ticketFor(url, { commandId: `command-${i}` })).number)
    await station.kill()
    const disk = smallDiskUnder(dataDir)
    // Without the right to mount there is no disk to fill: what is left is a start after a kill.
    if (disk === null) return station.restart()
    const nobodyIsGivenOne = async () =>
      expect((await takeTicket(url, { commandId: 'refused-ticket' })).problem?.detail).toBe(
        '机器暂时不能取号，请到服务台，工作人员帮您取号。',
      )

    // The room of the reserve is enough for what the station itself has to write.
    disk.fill()
    await station.restart()
    expect(existsSync(join(dataDir, 'reserve.bin'))).toBe(false)
    expect((await ready(url)).ledger).toBe('reserve')
    await nobodyIsGivenOne()

    disk.makeRoom()
    const given = (commandId: string) =>
      until(async () => (await takeTicket(url, { commandId })).ticket, 'a ticket once there is room')
    for (let i = 0; i < 20; i++) numbers.push((await given(`with-room-${i}`)).number)
    expect((await ready(url)).ledger).toBe('enough')

    await station.kill()
    rmSync(join(dataDir, 'reserve.bin'))
    disk.fill()
    await station.restart()
    expect(await ready(url)).toMatchObject({
      ledger: 'full',
      troubles: expect.arrayContaining([expect.objectContaining({ code: 'disk-full-for-all' })]) as unknown,
    })
    await nobodyIsGivenOne()
    expect((await ticketOf(url, 'command-1'))?.number).toBe(numbers[0])
    for (const path of ['/', '/api/queue', '/api/guides', '/api/notices', '/board'])
      expect((await fetch(url + path)).status, path).toBe(200)
    disk.makeRoom()
    numbers.push((await given('last-command')).number)
    expect(new Set(numbers).size).toBe(numbers.length)

    // A file system that the kernel does not trust any more.
    await station.kill()
    disk.setReadOnly()
    await station.restart()
    expect(await ready(url)).toMatchObject({
      ledger: 'read-only',
      troubles: expect.arrayContaining([expect.objectContaining({ code: 'disk-read-only' })]) as unknown,
    })
    await nobodyIsGivenOne()
    expect((await ticketOf(url, 'command-1'))?.number).toBe(numbers[0])
    for (const path of ['/', '/api/queue', '/api/guides', '/api/notices', '/board'])
      expect((await fetch(url + path)).status, path).toBe(200)

    // Mended while the station runs.
    disk.setWritable()
    const mended = () => takeTicket(url, { commandId: 'on-a-mended-disk' }).catch(() => null)
    numbers.push(
      (await until(async () => (await mended())?.ticket, 'a ticket on the mended disk', PATIENCE_MS)).number,
    )
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(await ready(url)).toMatchObject({ ledger: 'enough' })
    expect(await station.stop()).toMatchObject({ code: 0 })
  },
)

async function ready(url: string): Promise<Ready> {
  return (await (await fetch(`${url}/readyz`)).json()) as Ready
}
