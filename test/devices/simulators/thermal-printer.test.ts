import { describe, expect, test } from 'vitest'
import type { BenchAction } from '#contract/bench.ts'
import type { Paper } from '#contract/paper.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import { openDemultiplexer, type PrinterReply } from '#daemon/devices/protocols/escpos/demultiplexer.ts'
import { automaticStatusRequest, realtimeRequest } from '#daemon/devices/protocols/escpos/status.ts'
import { openSimulator } from '#daemon/devices/simulators/registry.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { shippedModel } from '#test/support/printer-models.ts'
import { printerView } from '#test/support/printer-view.ts'
import { unknownIn, wordsOn } from '#test/support/read-slip.ts'

const line = (text: string) => ({ at: 'text', text, align: 'left', size: 1, bold: false }) as const
const ticket: Paper = {
  blocks: [
    { at: 'text', text: 'A032', align: 'center', size: 'fill', bold: true },
    ...Array.from({ length: 10 }, (_, i) => line(`第${i + 1}行`)),
  ],
}
const textAlone = { ...shippedModel('generic-80'), graphics: 'none' as const }
const JOB = compose(ticket, textAlone, { at: 'process-id', id: 'J001' })
const FENCED = compose(ticket, textAlone, { at: 'fence' })
const CONFIRMED: PrinterReply = { at: 'process-id', id: 'J001' }

async function standing(name = 'thermal-80') {
  const clock = manualClock()
  const simulator = openSimulator(name, clock)
  if (simulator === undefined) throw new Error(`no simulator ${name}`)
  const line = openDemultiplexer()
  const heard: PrinterReply[] = []
  let gone = ''
  const end = simulator.attach({
    toHost: (bytes) => heard.push(...line.feed(bytes)),
    onVanish: (reason) => {
      gone = reason
    },
  })
  if (end === undefined) throw new Error('nothing to attach to')
  return {
    clock,
    simulator,
    heard,
    end,
    gone: () => gone,
    send: (bytes: Uint8Array) => end.fromHost(bytes),
    ask: async (query: 1 | 2 | 3 | 4) => {
      line.expectRealtime(query)
      await end.fromHost(realtimeRequest(query))
      await clock.advance(5)
      return heard.findLast((reply) => reply.at === 'realtime' && reply.query === query)
    },
    expectFence: line.expectFence,
    does: (action: BenchAction) => simulator.act(action),
    words: () => {
      const { hanging, coming } = printerView(simulator)
      return wordsOn(hanging?.inks ?? coming)
    },
  }
}

describe('a ticket', () => {
  test('is confirmed only when it is cut, and hangs in the slot', async () => {
    const printer = await standing()
    await printer.send(JOB)
    await printer.clock.advance(300)
    expect(printer.heard).toEqual([])
    expect(printer.simulator.view()).toMatchObject({ engine: 'printing', hanging: null })
    await printer.clock.advance(5000)
    expect(printer.heard).toEqual([CONFIRMED])
    expect(printer.words()[0]).toBe('A032')
    expect(unknownIn(printerView(printer.simulator).hanging?.inks ?? [])).toEqual([])
  })

  test('can be taken, and the next one lies above it', async () => {
    const printer = await standing()
    for (const _ of [1, 2]) {
      await printer.send(JOB)
      await printer.clock.advance(5000)
      expect(printer.does({ action: 'take-slip' })).toEqual({ at: 'done' })
    }
    expect(printerView(printer.simulator).taken.map((slip) => slip.id)).toEqual([2, 1])
    expect(printer.does({ action: 'take-slip' })).toMatchObject({ at: 'refused' })
  })

  test('is torn off by hand on a 58 mm unit without a cutter', async () => {
    const printer = await standing('thermal-58')
    await printer.send(compose(ticket, shippedModel('generic-58'), { at: 'process-id', id: 'J001' }))
    await printer.clock.advance(5000)
    expect(printer.heard).toEqual([CONFIRMED])
    expect(printer.words()[0]).toBe('A032')
  })

  test('an old unit does not know process ids but reaches the fence', async () => {
    const printer = await standing()
    printer.does({ action: 'set-manners', manners: 'no-process-id' })
    await printer.send(JOB)
    printer.expectFence()
    await printer.send(FENCED)
    await printer.clock.advance(9000)
    expect(printer.heard).toEqual([{ at: 'fence', byte: 0 }])
  })
})

describe('status', () => {
  test('is answered at once in mid-ticket', async () => {
    const printer = await standing()
    await printer.send(JOB)
    await printer.clock.advance(100)
    expect(await printer.ask(1)).toEqual({ at: 'realtime', query: 1, byte: 0x16 })
    expect(printerView(printer.simulator).engine).toBe('printing')
  })

  test('a request cut in two chunks is answered once', async () => {
    const printer = await standing()
    await printer.send(Uint8Array.of(0x10))
    expect(await printer.ask(4)).toMatchObject({ byte: 0x12 })
    expect(printer.heard).toHaveLength(1)
  })

  test('is told by itself after GS a, once for each change', async () => {
    const printer = await standing()
    await printer.send(automaticStatusRequest())
    await printer.clock.advance(10)
    printer.does({ action: 'open-cover' })
    printer.does({ action: 'set-speed', speed: 'slow' })
    printer.does({ action: 'close-cover' })
    await printer.clock.advance(10)
    expect(printer.heard).toEqual([
      { at: 'automatic', bytes: [0x14, 0, 0, 0x0f] },
      { at: 'automatic', bytes: [0x3c, 0, 0, 0x0f] },
      { at: 'automatic', bytes: [0x14, 0, 0, 0x0f] },
    ])
  })

  test.for([
    ['remove-paper', 2, 0x32],
    ['remove-paper', 4, 0x7e],
    ['paper-near-end', 4, 0x1e],
    ['open-cover', 2, 0x16],
    ['go-offline', 1, 0x1e],
  ] as const)('%s is seen in DLE EOT %i', async ([action, query, byte]) => {
    const printer = await standing()
    printer.does({ action })
    expect(await printer.ask(query)).toEqual({ at: 'realtime', query, byte })
  })
})

describe('paper out in mid-ticket', () => {
  test('stops after the line, answers status, confirms nothing', async () => {
    const printer = await standing()
    printer.does({ action: 'paper-ends-after', lines: 9 })
    await printer.send(JOB)
    await printer.clock.advance(9000)
    expect(printer.simulator.view()).toMatchObject({ engine: 'blocked', paper: { at: 'out' } })
    expect(printer.words()).toEqual(['A032', '第1行', '第2行'])
    expect(printer.heard).toEqual([])
    expect(await printer.ask(4)).toMatchObject({ byte: 0x7e })
  })

  test('with paper in again the rest comes out, and only then the confirmation', async () => {
    const printer = await standing()
    printer.does({ action: 'paper-ends-after', lines: 9 })
    await printer.send(JOB)
    await printer.clock.advance(9000)
    printer.does({ action: 'load-paper' })
    await printer.clock.advance(9000)
    expect(printer.words()).toHaveLength(11)
    expect(printer.heard).toEqual([CONFIRMED])
  })

  test('a unit that forgets prints nothing more and never confirms', async () => {
    const printer = await standing()
    printer.does({ action: 'set-recovery', recovery: 'forget' })
    printer.does({ action: 'paper-ends-after', lines: 9 })
    await printer.send(JOB)
    await printer.clock.advance(9000)
    printer.does({ action: 'load-paper' })
    await printer.clock.advance(9000)
    expect(printer.words()).toEqual(['A032', '第1行', '第2行'])
    expect(printer.heard).toEqual([])
  })
})

describe('other faults', () => {
  test('an opened cover stops at once and no line is lost or printed twice', async () => {
    const printer = await standing()
    await printer.send(JOB)
    await printer.clock.advance(210)
    printer.does({ action: 'open-cover' })
    await printer.clock.advance(9000)
    expect(printer.words().length).toBeLessThan(11)
    printer.does({ action: 'close-cover' })
    await printer.clock.advance(9000)
    expect(printer.words()).toEqual(['A032', ...Array.from({ length: 10 }, (_, i) => `第${i + 1}行`)])
  })

  test('a silent printer prints and says nothing', async () => {
    const printer = await standing()
    printer.does({ action: 'set-manners', manners: 'silent' })
    await printer.send(JOB)
    await printer.clock.advance(9000)
    expect(printer.words()).toHaveLength(11)
    expect(await printer.ask(1)).toBeUndefined()
  })

  test('a dead printer takes bytes and does nothing', async () => {
    const printer = await standing()
    printer.does({ action: 'set-manners', manners: 'dead' })
    await printer.send(JOB)
    await printer.clock.advance(9000)
    expect(printer.words()).toEqual([])
    expect(printer.heard).toEqual([])
  })

  test('a stuck printer takes no bytes until it comes free', async () => {
    const printer = await standing()
    printer.does({ action: 'set-manners', manners: 'stuck' })
    let taken = 'no'
    const sending = printer.send(JOB).then(() => (taken = 'yes'))
    await printer.clock.advance(60_000)
    expect(taken).toBe('no')
    printer.does({ action: 'set-manners', manners: 'all' })
    await sending
    await printer.clock.advance(9000)
    expect(printer.heard).toEqual([CONFIRMED])
  })

  test('a slow printer takes its time', async () => {
    const printer = await standing()
    printer.does({ action: 'set-speed', speed: 'slow' })
    await printer.send(JOB)
    await printer.clock.advance(5000)
    expect(printer.heard).toEqual([])
    await printer.clock.advance(20_000)
    expect(printer.heard).toEqual([CONFIRMED])
  })

  test('noise bends answers but a printed ticket is confirmed sooner or later', async () => {
    const printer = await standing()
    printer.does({ action: 'set-noise', noise: 'some' })
    for (const _ of [1, 2, 3, 4]) {
      await printer.send(JOB)
      await printer.clock.advance(9000)
    }
    expect(printer.heard).toContainEqual(CONFIRMED)
    expect(printer.heard.filter((reply) => reply.at === 'process-id' && reply.id !== 'J001')).toEqual([])
    expect(printer.heard.some((reply) => reply.at === 'noise')).toBe(true)
  })

  test('unplugged, it is gone for its host; plugged in, it is there again and has printed what it had', async () => {
    const printer = await standing()
    await printer.send(JOB)
    await printer.clock.advance(100)
    printer.does({ action: 'unplug' })
    expect(printer.gone()).toBe('unplugged')
    expect(printer.simulator.attach({ toHost: () => {}, onVanish: () => {} })).toBeUndefined()
    await printer.clock.advance(9000)
    expect(printer.heard).toEqual([])
    expect(printer.words()).toHaveLength(11)
    printer.does({ action: 'plug-in' })
    expect(printer.simulator.attach({ toHost: () => {}, onVanish: () => {} })).toBeDefined()
  })

  test('a printer held by one host is not given to a second', async () => {
    const printer = await standing()
    expect(printer.simulator.attach({ toHost: () => {}, onVanish: () => {} })).toBeUndefined()
    printer.end.detach()
    expect(printer.simulator.attach({ toHost: () => {}, onVanish: () => {} })).toBeDefined()
  })

  test('switched off and on in mid-ticket, it has forgotten the rest', async () => {
    const printer = await standing()
    await printer.send(JOB)
    await printer.clock.advance(210)
    printer.does({ action: 'power-cycle' })
    await printer.clock.advance(9000)
    expect(printer.words().length).toBeLessThan(11)
    expect(printer.heard).toEqual([])
  })
})

test('a host that has gone mad does not bring the simulated printer down', async () => {
  const printer = await standing()
  for (const order of [[0x0a], [0x10, 0x04, 0x01], [0xff], [0x1d, 0x72, 0x01]]) {
    await printer.send(Uint8Array.from({ length: 300_000 }, (_, i) => order[i % order.length] ?? 0))
  }
  expect(printer.gone()).toBe('')
  expect(printerView(printer.simulator).engine).toBe('printing')
})
