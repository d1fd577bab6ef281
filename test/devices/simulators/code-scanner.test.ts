import { describe, expect, test } from 'vitest'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const NAMES = ['scanner-hid-pos', 'scanner-keyboard', 'scanner-serial']

function standing(name: string) {
  const clock = manualClock()
  const scanner = openSimulator(name, clock)
  if (scanner === undefined) throw new Error(`no simulator ${name}`)
  const pieces: string[] = []
  let vanished = ''
  const attach = () =>
    scanner.attach({
      toHost: (bytes) => pieces.push(Buffer.from(bytes).toString('hex')),
      onVanish: (reason) => (vanished = reason),
    })
  return { clock, scanner, pieces, attach, vanished: () => vanished }
}

describe('a simulated scanner speaks as the notes have it', () => {
  test('HID-POS: one report of 64 bytes, AIM identifier, and a flag when it goes on', async () => {
    const { clock, scanner, pieces, attach } = standing('scanner-hid-pos')
    attach()
    scanner.act({ action: 'scan-code', text: 'A'.repeat(57) })
    await clock.advance(100)
    expect(pieces).toEqual([`02385d5131${'41'.repeat(56)}000001`, `02015d513141${'00'.repeat(55)}000000`])
  })

  test('keyboard: each key down and up, Shift for capitals, Enter behind', async () => {
    const { clock, scanner, pieces, attach } = standing('scanner-keyboard')
    attach()
    scanner.act({ action: 'scan-code', text: 'Kt:1' })
    await clock.advance(100)
    const up = '0000000000000000'
    expect(pieces).toEqual([
      '02000e0000000000',
      up,
      '0000170000000000',
      up,
      '0200330000000000',
      up,
      '00001e0000000000',
      up,
      '0000280000000000',
      up,
    ])
  })

  test('serial: text and CR LF, a few bytes at a time', async () => {
    const { clock, scanner, pieces, attach } = standing('scanner-serial')
    attach()
    scanner.act({ action: 'scan-code', text: 'KT1:abcdefghijklmnop' })
    await clock.advance(100)
    expect(pieces.length).toBeGreaterThan(1)
    expect(Buffer.from(pieces.join(''), 'hex').toString()).toBe('KT1:abcdefghijklmnop\r\n')
  })
})

describe.each(NAMES)('%s', (name) => {
  test('says nothing of what was scanned before anybody listened', async () => {
    const { clock, scanner, pieces, attach } = standing(name)
    scanner.act({ action: 'scan-code', text: 'before' })
    await clock.advance(1000)
    attach()
    await clock.advance(1000)
    expect(pieces).toEqual([])
    expect(scanner.view()).toMatchObject({ scanned: { text: 'before', times: 1 } })
  })

  test('unplugged in the middle of a code says no more, and serves one host at a time', async () => {
    const { clock, scanner, pieces, attach, vanished } = standing(name)
    expect(attach()).toBeDefined()
    expect(attach()).toBeUndefined()
    scanner.act({ action: 'scan-code', text: 'x'.repeat(200) })
    await clock.advance(3)
    const said = pieces.length
    scanner.act({ action: 'unplug' })
    await clock.advance(1000)
    expect(said).toBeGreaterThan(0)
    expect(pieces).toHaveLength(said)
    expect(vanished()).toBe('unplugged')
    expect(attach()).toBeUndefined()
    expect(scanner.act({ action: 'scan-code', text: 'x' })).toMatchObject({ at: 'refused' })
    scanner.act({ action: 'plug-in' })
    expect(attach()).toBeDefined()
  })

  test('takes no orders, and refuses in words what only other devices do', async () => {
    const { scanner, pieces, attach } = standing(name)
    await attach()?.fromHost(Uint8Array.of(0x16, 0x54, 0x0d))
    expect(pieces).toEqual([])
    for (const action of [
      { action: 'load-paper' },
      { action: 'put-card', card: 0 },
      { action: 'set-manners', manners: 'dead' },
    ] as const) {
      expect(scanner.act(action)).toMatchObject({
        at: 'refused',
        reason: expect.stringContaining('扫码器没有') as unknown,
      })
    }
  })

  test('shows every change to its watchers', () => {
    const { scanner } = standing(name)
    let changes = 0
    const end = scanner.watch(() => (changes += 1))
    scanner.act({ action: 'set-manners', manners: 'silent' })
    scanner.act({ action: 'scan-code', text: 'x' })
    expect(scanner.view()).toMatchObject({ manners: 'silent', scanned: null })
    end()
    scanner.act({ action: 'set-noise', noise: 'some' })
    expect(changes).toBe(2)
  })
})

test('a keyboard cannot type Chinese', () => {
  const { scanner } = standing('scanner-keyboard')
  expect(scanner.act({ action: 'scan-code', text: '号' })).toMatchObject({ at: 'refused' })
})
