import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Connection, Wire } from '#daemon/devices/ports.ts'

/** One wire with its far end in the hands of the test. */
export type WireRig = {
  wire: Wire
  /** Resolves when the far end has taken up the connection that was opened last; without it, it does so at once. */
  joined?(): Promise<void>
  /** Everything that has come out at the far end since it was made. */
  received(): Buffer
  /** The far end speaks. */
  say(bytes: Uint8Array): void
  /** The far end takes no more bytes, without going away. */
  stall(): void
  /** The far end is gone without a word. */
  vanish(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

/** The holder of an open wire, and the bytes it received. */
type Owner = { connection: Connection; heard: Buffer[]; closes: string[] }

const STALLING_BYTES = 48 * 1024 * 1024 // more than any buffer between two ends on one machine

/** What every wire promises to a driver. */
export function wireContract(kind: string, openRig: () => Promise<WireRig>): void {
  describe(`a ${kind} wire`, () => {
    let rig: WireRig
    let owners: Owner[] = []

    const openOwner = async (): Promise<Owner> => {
      const heard: Buffer[] = []
      const closes: string[] = []
      const opened = await rig.wire.open({
        onBytes: (bytes) => heard.push(Buffer.from(bytes)),
        onClose: (reason) => closes.push(reason),
      })
      if (opened.at === 'failed') throw new Error(opened.reason)
      await rig.joined?.()
      const owner = { connection: opened.value, heard, closes }
      owners.push(owner)
      return owner
    }

    beforeEach(async () => {
      rig = await openRig()
    })
    afterEach(async () => {
      for (const owner of owners) await owner.connection.close()
      owners = []
      await rig.close()
    })

    test('carries every byte value unchanged to the far end', async () => {
      const { connection } = await openOwner()
      const all = Uint8Array.from({ length: 256 }, (_, value) => value)
      expect(await connection.write(all, 2000)).toEqual({ at: 'written' })
      await expect.poll(() => rig.received().toString('hex')).toBe(Buffer.from(all).toString('hex'))
    })

    test('delivers every byte value from the far end, in order, across chunks', async () => {
      const { heard } = await openOwner()
      const all = Uint8Array.from({ length: 256 }, (_, value) => value)
      for (let start = 0; start < all.length; start += 7) rig.say(all.subarray(start, start + 7))
      await expect.poll(() => Buffer.concat(heard).toString('hex')).toBe(Buffer.from(all).toString('hex'))
    })

    test('keeps writes in the order they were asked for, also without waiting between them', async () => {
      const { connection } = await openOwner()
      const words = Array.from({ length: 40 }, (_, n) => `${n};`)
      await Promise.all(words.map((word) => connection.write(Buffer.from(word), 2000)))
      await expect.poll(() => rig.received().toString()).toBe(words.join(''))
    })

    test('carries a write larger than any buffer whole', async () => {
      const { connection } = await openOwner()
      const large = Buffer.alloc(300_000, 'station')
      expect(await connection.write(large, 10_000)).toEqual({ at: 'written' })
      await expect.poll(() => rig.received().equals(large)).toBe(true)
    })

    test('says in time that a stalled far end has not taken the bytes, and ends the connection', async () => {
      const { connection, closes } = await openOwner()
      rig.stall()
      expect(await connection.write(Buffer.alloc(STALLING_BYTES), 150)).toEqual({ at: 'timeout' })
      expect(closes).toHaveLength(1)
      expect(await connection.write(Buffer.from('late'), 150)).toEqual({ at: 'closed' })
    })

    test('answers a write that is under way when the owner closes', async () => {
      const { connection, closes } = await openOwner()
      rig.stall()
      const writing = connection.write(Buffer.alloc(STALLING_BYTES), 20_000)
      await connection.close()
      expect(await writing).toEqual({ at: 'closed' })
      await connection.close()
      expect(closes).toEqual([])
    })

    test('tells its owner once when the far end just vanishes', async () => {
      const { connection, closes } = await openOwner()
      await rig.vanish()
      await expect.poll(() => closes.length).toBe(1)
      expect(await connection.write(Buffer.from('x'), 500)).toEqual({ at: 'closed' })
      await connection.close()
      expect(closes).toHaveLength(1)
    })

    test('says why it cannot be opened when nobody is at the far end', async () => {
      await rig.vanish()
      const opened = await rig.wire.open({ onBytes: () => {}, onClose: () => {} })
      expect(opened.at).toBe('failed')
    })

    test('opens again after the far end came back, and brings nothing over from before', async () => {
      const before = await openOwner()
      await rig.vanish()
      await expect.poll(() => before.closes.length).toBe(1)
      await before.connection.write(Buffer.from('stale slip'), 500)
      await before.connection.close()
      await rig.comeBack()
      const after = await openOwner()
      await after.connection.write(Buffer.from('fresh'), 2000)
      await expect.poll(() => rig.received().toString()).toBe('fresh')
      rig.say(Buffer.from('hello'))
      await expect.poll(() => Buffer.concat(after.heard).toString()).toBe('hello')
      expect(before.heard).toEqual([])
    })

    test('opens again at once after its owner closed it', async () => {
      const first = await openOwner()
      await first.connection.close()
      const second = await openOwner()
      expect(await second.connection.write(Buffer.from('again'), 2000)).toEqual({ at: 'written' })
      await expect.poll(() => rig.received().toString()).toBe('again')
    })
  })
}
