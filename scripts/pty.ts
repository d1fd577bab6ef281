import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readlink, rm, symlink } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A serial port that is not there: a program that opens `path` talks with what `onPlugged` was given. */
export type Pty = {
  path: string
  /** Resolves when the path is there to be opened and the device's end is held: from now on no byte is lost. */
  plugIn(): Promise<void>
  /** Resolves when the path is gone; a program that has it open sees a pulled cable. */
  unplug(): Promise<void>
  close(): Promise<void>
}

const PLUG_WAIT_MS = 10_000 // socat needs some tens of ms; a busy machine may be slow to start it

/**
 * A pseudo terminal held by socat in front of a socket of ours, for Node has no terminal of its own that keeps bytes
 * whole. `onPlugged` gets the device's end each time it is plugged in; the socket closes when it is pulled. Rejects
 * with words for a person when socat is not installed or the link cannot be made.
 */
export async function openPty(link: string, onPlugged: (end: Socket) => void): Promise<Pty> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-pty-'))
  const socketPath = join(folder, 'device.sock')
  const terminal = join(folder, 'tty')
  let held = () => {}
  const server = createServer((end) => {
    // A pulled cable may reset the socket; its `close` says all there is to know.
    end.on('error', () => end.destroy())
    onPlugged(end)
    held()
  })
  server.listen(socketPath)
  await once(server, 'listening')
  let holder: { socat: ChildProcess; ended: Promise<string> } | undefined

  const unplug = async () => {
    if (holder === undefined) return
    const { socat, ended } = holder
    holder = undefined
    await rm(link, { force: true })
    // Asked to end while it is ending, for the port was closed a moment ago, socat can wait for itself for ever.
    socat.kill('SIGKILL')
    await ended
    await rm(terminal, { force: true })
  }
  return {
    path: link,
    async plugIn() {
      if (holder !== undefined) return
      const plugged = new Promise<'held'>((resolve) => (held = () => resolve('held')))
      const mine = holdPty(terminal, socketPath)
      holder = mine
      await heldInTime(link, plugged, mine.ended)
      // Only now: what is written to a terminal whose other end is not open yet is lost without a sign.
      await rm(link, { force: true })
      await symlink(await readlink(terminal), link)
      void mine.ended.then(() => (holder === mine ? rm(link, { force: true }) : undefined))
    },
    unplug,
    async close() {
      await unplug()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

function holdPty(terminal: string, socketPath: string): { socat: ChildProcess; ended: Promise<string> } {
  const socat = spawn('socat', [`PTY,raw,echo=0,link=${terminal}`, `UNIX-CONNECT:${socketPath}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  socat.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<string>((resolve) => {
    socat.once('error', () => resolve('socat is not installed (Debian: apt-get install socat)'))
    socat.once('exit', () => resolve(said.trim()))
  })
  return { socat, ended }
}

/** socat connects only after it has made its terminal and set it to raw, so the connection says all of it. */
async function heldInTime(link: string, plugged: Promise<'held'>, ended: Promise<string>): Promise<void> {
  const patience = new AbortController()
  const tooLate = sleep(PLUG_WAIT_MS, 'nobody took its other end', { signal: patience.signal })
  const found = await Promise.race([plugged, ended, tooLate])
  patience.abort()
  tooLate.catch(() => undefined)
  if (found !== 'held') throw new Error(`${link}: ${found}`)
}
