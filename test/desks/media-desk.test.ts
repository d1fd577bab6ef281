import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { collectPictures } from '#daemon/desks/media/collect-pictures.ts'
import { openMediaDesk } from '#daemon/desks/media/media-desk.ts'
import { openLog } from '#daemon/log.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import type { FileSystem } from '#daemon/store/file-system.ts'
import { failing } from '#test/support/failing-files.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { portrait } from '#test/support/portrait.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

async function openDesk(folder = tempFolder(), disk?: FileSystem) {
  const files = openPictureFiles({ folder: join(folder, 'media'), names: /^[-0-9a-fx]+\.(jpg|png)$/ }, disk)
  return {
    folder: join(folder, 'media'),
    of: folder,
    desk: openMediaDesk(files, await files.names(), systemClock),
  }
}

describe('pictures of documents', () => {
  test.for(['jpg', 'png'] as const)('a %s is kept once, and found again after a restart', async (kind) => {
    const { desk, folder, of } = await openDesk()
    const kept = await desk.keep(portrait(kind, 300, 400))
    expect(kept).toMatchObject({ at: 'kept', width: 300, height: 400 })
    expect(await desk.keep(portrait(kind, 300, 400))).toEqual(kept)
    const name = kept.at === 'kept' ? kept.name : ''
    expect(readdirSync(folder)).toEqual([name])
    expect(name).toMatch(new RegExp(`^[0-9a-f]{64}-300x400\\.${kind}$`))
    const again = await openDesk(of)
    expect(again.desk.has(name)).toBe(true)
    expect(Buffer.from((await again.desk.read(name)) ?? [])).toEqual(portrait(kind, 300, 400))
  })

  test('a large one is the same picture, decoded beside everything else', async () => {
    const { desk } = await openDesk()
    const small = portrait('jpg', 1800, 2000)
    // What follows the picture is no part of it, and makes the file a large one.
    const large = Buffer.concat([small, Buffer.alloc(200_000, 'x')])
    expect(await desk.keep(large)).toEqual(await desk.keep(small))
    expect(await desk.keep(Buffer.alloc(200_000, 0xff))).toEqual({ at: 'unfit' })
  })

  test('what is no picture, or larger than any screen, is not kept', async () => {
    const { desk } = await openDesk()
    for (const bytes of [
      Buffer.from('<svg onload=alert(1)>'),
      portrait('png', 15, 400),
      portrait('jpg', 300, 2049),
    ])
      expect(await desk.keep(bytes)).toEqual({ at: 'unfit' })
  })

  test.for(['create', 'write', 'sync', 'renameCurrent', 'syncFolder'])(
    'one that a full disk refuses at %s is not there, is taken once there is room, and the others stay',
    async (operation) => {
      const { of, desk: before } = await openDesk()
      const kept = await before.keep(portrait('png', 300, 400))
      const { desk, folder } = await openDesk(of, failing([operation]))
      expect(await desk.keep(portrait('png', 301, 400))).toEqual({ at: 'failed', reason: 'ENOSPC' })
      expect(readdirSync(folder)).toEqual(kept.at === 'kept' ? [kept.name] : [])
      expect(await desk.keep(portrait('png', 301, 400))).toMatchObject({ at: 'kept' })
      expect(await desk.read(kept.at === 'kept' ? kept.name : '')).not.toBeNull()
    },
  )

  test('one whose bytes have changed on the disk is not shown', async () => {
    const { desk, folder } = await openDesk()
    const kept = await desk.keep(portrait('png', 300, 400))
    const name = kept.at === 'kept' ? kept.name : ''
    writeFileSync(join(folder, name), '<script>alert(1)</script>')
    expect(await desk.read(name)).toBeNull()
    expect(await desk.read('../staff.json')).toBeNull()
  })

  test('a picture that no version ever named goes after 30 days, and none that one names or that is being written with', async () => {
    const { desk, folder } = await openDesk()
    const kept = async (height: number) => {
      const answer = await desk.keep(portrait('png', 300, height))
      return answer.at === 'kept' ? answer.name : ''
    }
    const [unused, named, young, later, inForm] = [
      await kept(400),
      await kept(401),
      await kept(402),
      await kept(403),
      await kept(404),
    ]
    const dayOf = (name: string, day: string) =>
      utimesSync(join(folder, name), new Date(`${day}T12:00:00Z`), new Date(`${day}T12:00:00Z`))
    for (const name of [unused, named, later, inForm]) dayOf(name, '2026-10-01')
    dayOf(young, '2026-10-20')

    const clock = manualClock()
    let today = '2026-11-10'
    let asked = 0
    let tick = () => {}
    const collecting = collectPictures({
      station: { today: () => today, onTick: (listener) => ((tick = listener), () => {}) },
      async collect(before) {
        const needed = async () => ((asked += 1), new Set([named]))
        return { at: 'collected', gone: await desk.collect(before, needed) }
      },
      clock,
      log: openLog('silent'),
    })
    const night = async (day: string) => {
      today = day
      tick()
      await collecting.settled()
      return readdirSync(folder).toSorted()
    }
    const all = readdirSync(folder).toSorted()
    // A station that is starting has other things to do.
    expect(await night('2026-11-10')).toEqual(all)
    await clock.advance(600_000)
    dayOf(later, '2026-11-09')
    desk.has(inForm)
    expect(await night('2026-11-10')).toEqual([later, inForm, named, young].toSorted())
    expect(desk.has(unused)).toBe(false)
    expect(await night('2026-11-10')).toHaveLength(4)
    expect(asked).toBe(1)
    expect(await night('2026-11-20')).toEqual([later, named].toSorted())
    expect(await desk.read(named)).not.toBeNull()
    collecting.close()
  })

  test('one that is put in again counts its days from then', async () => {
    const { desk, folder } = await openDesk()
    const kept = await desk.keep(portrait('png', 300, 400))
    const name = kept.at === 'kept' ? kept.name : ''
    utimesSync(join(folder, name), 0, 0)
    await desk.keep(portrait('png', 300, 400))
    expect(await desk.collect(Date.UTC(2026, 0, 1), async () => new Set())).toEqual([])
    expect(await desk.collect(Number.MAX_SAFE_INTEGER, async () => new Set())).toEqual([name])
    expect(readdirSync(folder)).toEqual([])
  })
})
