import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { whyNoTracing } from '#test/proof/tracing.ts'
import { smallDiskUnder } from '#test/support/small-disk.ts'
import { startStation } from '#test/support/start-station.ts'
import { takeTicket, ticketFor, ticketOf, until } from '#test/support/station-client.ts'

/** The folder is tried every five seconds, and a start takes its time on a busy machine. */
const PATIENCE_MS = 90_000

/** A station on a small disk (null where none can be made) that has given one ticket and was stopped in order, which leaves no logs that could still be written into. */
async function stopped() {
  const station = await startStation()
  onTestFinished(() => station.remove())
  const { number } = await ticketFor(station.url, { commandId: 'before-full' })
  expect(await station.stop()).toMatchObject({ code: 0 })
  return { station, number, disk: smallDiskUnder(station.dataDir, 'ext4') }
}

test(
  'a station starts on a disk that has been filled to the last byte, says so to all before anybody tries, and gives tickets once there is room',
  { timeout: 240_000 },
  async () => {
    const { station, number, disk } = await stopped()
    const { url, dataDir } = station
    if (disk === null) return
    disk.fill()
    await station.restart()
    await expectToShowWhatIsThere(url, { space: 'reserve', trouble: 'disk-full', number })
    expect(existsSync(join(dataDir, 'reserve.bin'))).toBe(false)

    disk.makeRoom()
    expect(await nextTicket(url, 'with-room')).not.toBe(number)
    expect(existsSync(join(dataDir, 'reserve.bin'))).toBe(true)
    expect(await station.stop()).toMatchObject({ code: 0 })
  },
)

test(
  'without the room of its reserve it starts as well, and a new one on a full disk shows guides and notices',
  { timeout: 240_000 },
  async () => {
    const { station, number, disk } = await stopped()
    const { url, dataDir } = station
    if (disk === null) return
    rmSync(join(dataDir, 'reserve.bin'))
    disk.fill()
    await station.restart()
    await expectToShowWhatIsThere(url, { space: 'reserve', trouble: 'disk-full', number })
    expect(await station.stop()).toMatchObject({ code: 0 })

    for (const name of readdirSync(dataDir))
      if (name !== 'filler') rmSync(join(dataDir, name), { recursive: true })
    disk.fill()
    await station.restart()
    await expectToShowWhatIsThere(url, { space: 'full', trouble: 'disk-full-for-all', number: null })
    disk.makeRoom()
    await nextTicket(url, 'on-a-new-one')
    expect(await station.stop()).toMatchObject({ code: 0 })
  },
)

test.for([
  {
    disk: 'a file system that has failed under it, and says so only at a sync,',
    inject: 'fsync,fdatasync:error=EROFS',
    space: 'read-only',
    trouble: 'disk-read-only',
  },
  {
    disk: 'a disk that answers every write with a fault',
    inject: 'write,pwrite64,fsync,fdatasync:error=EIO',
    space: 'failing',
    trouble: 'disk-failing',
  },
])(
  'on $disk it shows what is there and says so',
  { timeout: 240_000 },
  async ({ inject, space, trouble }) => {
    if (whyNoTracing() !== null) return
    const station = await startStation()
    onTestFinished(() => station.remove())
    const { url, dataDir } = station
    const { number } = await ticketFor(url, { commandId: 'before-full' })
    // Killed, so that its log has to be carried over at the next start, which takes a sync.
    await station.kill()

    const files = ['ledger.db', 'ledger.db-wal', 'probe.bin'].flatMap((name) => ['-P', join(dataDir, name)])
    // -D: the daemon is the process that was started, and strace beside it.
    const under = ['strace', '-D', '-f', '-o', '/dev/null', ...files, '-e', `inject=${inject}`]
    await station.restart({ under })
    await expectToShowWhatIsThere(url, { space, trouble, number })
  },
)

/** `number`: of the ticket that was given before, null where its ledger is gone. */
async function expectToShowWhatIsThere(
  url: string,
  { space, trouble, number }: { space: string; trouble: string; number: string | null },
): Promise<void> {
  const ready: unknown = await (await fetch(`${url}/readyz`)).json()
  const told = (code: string) => ({
    troubles: expect.arrayContaining([expect.objectContaining({ code })]) as unknown,
  })
  expect(ready).toMatchObject({ ledger: space })
  expect(ready).toEqual(expect.objectContaining(told(trouble)))
  // Its words say that tickets are given as ever.
  expect(ready).not.toEqual(expect.objectContaining(told('keys-unusable')))
  expect((await takeTicket(url, { commandId: 'refused-ticket' })).problem?.detail).toBe(
    '机器暂时不能取号，请到服务台，工作人员帮您取号。',
  )
  if (number !== null) expect((await ticketOf(url, 'before-full'))?.number).toBe(number)
  for (const path of ['/', '/api/queue', '/api/guides', '/api/notices', '/board', '/hall'])
    expect((await fetch(url + path)).status, path).toBe(200)
}

/** A station that shows a copy starts anew meanwhile. */
async function nextTicket(url: string, commandId: string): Promise<string> {
  const given = () => takeTicket(url, { commandId }).catch(() => null)
  return (await until(async () => (await given())?.ticket, 'a ticket once there is room', PATIENCE_MS)).number
}
