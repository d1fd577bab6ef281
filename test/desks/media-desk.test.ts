import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openMediaDesk } from '#daemon/desks/media/media-desk.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import type { FileSystem } from '#daemon/store/file-system.ts'
import { failing } from '#test/support/failing-files.ts'
import { portrait } from '#test/support/portrait.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

async function openDesk(folder = tempFolder(), disk?: FileSystem) {
  const files = openPictureFiles({ folder: join(folder, 'media'), names: /^[-0-9a-fx]+\.(jpg|png)$/ }, disk)
  return { folder: join(folder, 'media'), of: folder, desk: openMediaDesk(files, await files.names()) }
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
})
