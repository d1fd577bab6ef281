// Debian's pcscd with its virtual reader (vsmartcard-vpcd): a card is put in by connecting to the reader's port, and answers what
// the reader asks of it. Two bytes of length before each message, big-endian; one byte is a control: 0 off, 1 on, 2 reset, 4 ATR.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '#daemon/clock.ts'
import { socketWire } from '#daemon/devices/wires/socket.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { ManualClock } from '#test/support/manual-clock.ts'
import type { OnLine } from '#test/support/on-line.ts'
import { until } from '../gadget.ts'

const SOCKET = '/run/pcscd/pcscd.comm'
const READER_PORT = 35_963
const ASK_FOR_ATR = 4
/** Of the kind of the simulated slot, made up. */
const ATR = Buffer.from('3b6800006b696f736b009000', 'hex')
/** An emulated machine may take a second for what takes a millisecond. */
const SLOWER = 2

export type PcscdLine = Required<OnLine> & { close(): Promise<void> }

/** The simulated slot is only the hand that puts the card in and pulls the plug; what answers is pcscd. */
export function pcscdLine(): PcscdLine {
  let pcscd: ChildProcess | undefined
  let card: Socket | undefined
  let last: Promise<unknown> = Promise.resolve()
  let unwatch = () => {}

  const inTurn = (what: () => Promise<void>) => (last = last.then(what, what))
  const start = async () => {
    rmSync(SOCKET, { force: true })
    pcscd = spawn('/usr/sbin/pcscd', ['--foreground'], { stdio: 'ignore' })
    await until(() => existsSync(SOCKET), `${SOCKET} to come`)
  }
  const end = async () => {
    takeOut()
    const ended = new Promise((resolve) => pcscd?.once('exit', resolve))
    if (pcscd?.kill() === true) await ended
    pcscd = undefined
  }
  const putIn = () => {
    const socket = connect(READER_PORT, '127.0.0.1')
    card = socket
    socket.on('error', () => socket.destroy())
    socket.on('data', (asked: Buffer) => {
      if (asked.at(-1) !== ASK_FOR_ATR) return
      socket.write(Buffer.concat([Uint8Array.of(0, ATR.length), ATR]))
    })
  }
  const takeOut = () => {
    card?.destroy()
    card = undefined
  }
  const follow = (simulator: Simulator) => async () => {
    const view = simulator.view()
    if (view.at !== 'card-reader') return
    if (view.plug === 'out') return end()
    if (pcscd === undefined) await start()
    if (view.lying.length === 0) takeOut()
    else if (card === undefined) putIn()
  }

  return {
    wire(simulator) {
      unwatch()
      unwatch = simulator.watch(() => void inTurn(follow(simulator)))
      const began = inTurn(follow(simulator))
      const real = socketWire(SOCKET, systemClock)
      return {
        ...real,
        async open(events) {
          await began
          return real.open(events)
        },
      }
    },
    clock: runningClock,
    async close() {
      unwatch()
      await inTurn(end)
    },
  }
}

/** pcscd lives by the machine's own time. */
function runningClock(): ManualClock {
  return { ...systemClock, advance: (ms) => sleep(ms * SLOWER), step: () => {}, pending: () => 0 }
}
