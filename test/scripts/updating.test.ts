import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { leadsTo, systemDisk } from '../../scripts/update/disk.ts'
import { update } from '../../scripts/update/updating.ts'
import { cutAfter, type Manner, otherArch, release, updateGround } from '../support/update-ground.ts'

/** Everything but the order and its answer, with what it holds. */
async function standing(root: string): Promise<readonly string[]> {
  const names = await readdir(root, { recursive: true })
  const kept = names.filter((name) => !/inbox|state\.json|lock\.db|versions$|^updates$/.test(name)).toSorted()
  return Promise.all(kept.map(async (name) => `${name} ${(await stat(join(root, name))).mtimeMs}`))
}

const sound = release()
const altered = Buffer.from(sound)
altered[sound.length - 5] = (altered[sound.length - 5] ?? 0) ^ 1

describe('an update of the program', () => {
  test.for([
    ['altered', altered, 'damaged'],
    [
      'whose number was raised',
      Buffer.from(sound.toString('latin1').replace('"number":200', '"number":900'), 'latin1'),
      'damaged',
    ],
    ['cut off', sound.subarray(0, sound.length - 10), 'damaged'],
    ['cut off in its first line', sound.subarray(0, 60), 'damaged'],
    ['signed by another', release({ keys: newKeyPair() }), 'foreign'],
    ['older than what runs', release({ number: 99, version: '0.0.9' }), 'older'],
    ['that runs already', release({ number: 100, version: '0.1.0' }), 'same'],
    ['for another processor', release({ arch: otherArch }), 'other-arch'],
    ['that does not run here', release({ says: 'no' }), 'does-not-run'],
    ['that is something else', Buffer.from('{"format":"station-kiosk-pack/1"}\n'), 'no-bundle'],
  ] as const)('%s is refused, and nothing has changed', async ([, bytes, why]) => {
    await using machine = await machineOf('well')
    const before = await standing(machine.root)
    await machine.order(Buffer.from(bytes))
    expect(await update(machine.ground)).toMatchObject({ at: 'refused', id: 'a', by: 'staff-1', why })
    expect(machine.runs()).toBe('0.1.0')
    expect(await standing(machine.root)).toEqual(before)
    expect((await readdir(machine.places.inbox)).filter((name) => !name.endsWith('.prev'))).toEqual([])
  })

  test('that waits lies beside the old program, and changes nothing until it is switched to', async () => {
    await using machine = await machineOf('well')
    await machine.order(sound, { now: false })
    expect(await update(machine.ground)).toMatchObject({ at: 'waiting', hindered: null })
    expect([machine.runs(), await leadsTo(machine.places.current)]).toEqual(['0.1.0', null])
    expect(await machine.data('ledger.db')).toBe('old')
  })

  test('that is well stays, and no copy of keys is left behind', async () => {
    await using machine = await machineOf('well')
    await machine.order(sound)
    expect(await update(machine.ground)).toMatchObject({
      at: 'kept',
      release: { version: '0.2.0', by: 'staff-1' },
    })
    expect(machine.runs()).toBe('0.2.0')
    expect(await machine.data('ledger.db')).toBe('new')
    expect(await readdir(machine.ground.dataDir)).not.toContain('before-update')
  })

  test.for([
    ['dies', 'starts'],
    ['not-ready', 'not-ready'],
    ['without-printer', 'device'],
    ['without-screen', 'screen'],
  ] as const)(
    'that is %s is gone by itself: program and data of before, and every number known that was given',
    async ([manner, why]) => {
      await using machine = await machineOf(manner)
      await machine.order(sound)
      expect(await update(machine.ground)).toMatchObject({ at: 'rolled-back', why })
      expect([machine.runs(), await leadsTo(machine.places.current)]).toEqual(['0.1.0', null])
      for (const name of ['ledger.db', 'keys.db', 'views/day.db'])
        expect(await machine.data(name)).toBe('old')
      expect(await machine.data('marks.json')).toBe('2')
      // What it wrote stays for a technician; its keys do not.
      const aside = await readdir(join(machine.ground.dataDir, 'after-update'))
      expect(aside).toContain('ledger.db')
      expect(aside).not.toContain('keys.db')
    },
  )

  test('goes back to the update before it, where one ran', async () => {
    await using machine = await machineOf('not-ready')
    await machine.runsFrom('150-0.1.5', 150)
    await machine.order(sound)
    expect(await update(machine.ground)).toMatchObject({ at: 'rolled-back' })
    expect(await leadsTo(machine.places.current)).toBe('versions/150-0.1.5')
  })

  test('that is older is taken where that was meant', async () => {
    await using machine = await machineOf('well')
    await machine.order(release({ number: 50, version: '0.2.0' }), { older: true })
    expect(await update(machine.ground)).toMatchObject({ at: 'kept' })
  })

  // Each act on the disk once: what a process that is killed there leaves behind is what the next one finds.
  test('whose unpacking ends after any act on the disk is there whole in the end, or not at all', async () => {
    await endedAnywhere('well', { now: false }, async (machine, ended) => {
      await machine.powerOn()
      expect([machine.runs(), await machine.data('ledger.db')], ended).toEqual(['0.1.0', 'old'])
      expect(await update(machine.ground), ended).toMatchObject({ at: 'waiting' })
      expect(await readdir(machine.places.versions), ended).toEqual(['200-0.2.0'])
    })
  })

  test.for(['well', 'not-ready', 'dies'] as const)(
    'whose switching ends after any act on the disk: one of the two programs runs, with its own data (%s)',
    async (manner) => {
      const ends = new Set<string>()
      await endedAnywhere(manner, { now: true }, async (machine, ended) => {
        await machine.powerOn()
        // Whatever runs now runs on data that it may open.
        expect(await machine.data('ledger.db'), ended).toBe(machine.runs() === '0.2.0' ? 'new' : 'old')
        const { at } = await update(machine.ground)
        ends.add(at)
        const isNew = (await leadsTo(machine.places.current)) !== null
        expect([machine.runs(), await machine.data('ledger.db')], `${ended}, then ${at}`).toEqual(
          isNew ? ['0.2.0', 'new'] : ['0.1.0', 'old'],
        )
        expect(isNew, ended).toBe(at === 'kept')
        expect(existsSync(join(machine.ground.dataDir, 'views/day.db')), ended).toBe(true)
      })
      expect([...ends].toSorted()).toEqual(
        manner === 'well' ? ['kept', 'waiting'] : ['rolled-back', 'waiting'],
      )
    },
  )
})

type Machine = Awaited<ReturnType<typeof machineOf>>

/** Ends the power after the first act, after the second, and so on, until there is nothing left to end. */
async function endedAnywhere(
  manner: Manner,
  { now }: { now: boolean },
  then: (machine: Machine, ended: string) => Promise<void>,
): Promise<void> {
  for (let acts = 0; ; acts++) {
    await using machine = await machineOf(manner)
    if (now) await machine.orderSwitch()
    else await machine.order(sound, { now: false })
    const disk = cutAfter(acts, systemDisk)
    // A disk that is gone is noticed in many ways.
    await update(machine.on(disk)).catch((error: unknown) => {
      if (!disk.isCut()) throw error
    })
    if (!disk.isCut()) return
    await then(machine, `after ${acts} acts`)
  }
}

async function machineOf(manner: Manner) {
  const machine = await updateGround(manner)
  return { ...machine, [Symbol.asyncDispose]: machine.remove }
}
