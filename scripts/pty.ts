import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A serial port that is not there: whoever opens `path` talks with what `onPlugged` was given. */
export type Pty = {
  path: string
  /** Resolves when the path is there to be opened. */
  plugIn(): Promise<void>
  /** Resolves when the path is gone; whoever has it open is told as by a pulled cable. */
  unplug(): Promise<void>
  close(): Promise<void>
}

const LINK_WAIT_MS = 5000 // socat makes its link within some tens of ms

/**
 * A pseudo terminal held by socat in front of a socket of ours, for Node has no terminal of its own that keeps bytes
 * whole. `onPlugged` gets the device's end each time it is plugged in; the socket closes when it is pulled. Rejects
 * with words for a person when socat is not installed or the link cannot be made.
 */
export async function openPty(link: string, onPlugged: (end: Socket) => void): Promise<Pty> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-pty-'))
  const socketPath = join(folder, 'device.sock')
  const server = createServer((end) => {
    // A pulled cable may reset the socket; its `close` says all there is to know.
    end.on('error', () => end.destroy())
    onPlugged(end)
  })
  server.listen(socketPath)
  await once(server, 'listening')
  let holder: { socat: ChildProcess; ended: Promise<string> } | undefined

  const unplug = async () => {
    if (holder === undefined) return
    const { socat, ended } = holder
    holder = undefined
    socat.kill()
    await ended
  }
  return {
    path: link,
    async plugIn() {
      if (holder !== undefined) return
      holder = holdPty(link, socketPath)
      await appeared(link, holder.ended)
    },
    unplug,
    async close() {
      await unplug()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

function holdPty(link: string, socketPath: string): { socat: ChildProcess; ended: Promise<string> } {
  const socat = spawn('socat', [`PTY,raw,echo=0,link=${link}`, `UNIX-CONNECT:${socketPath}`], {
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

async function appeared(link: string, ended: Promise<string>): Promise<void> {
  let failed: string | undefined
  const watching = ended.then((why) => (failed = why))
  for (let waited = 0; waited < LINK_WAIT_MS; waited += 5) {
    await Promise.race([watching, sleep(5)])
    if (failed !== undefined) throw new Error(`${link}: ${failed}`)
    const there = await access(link).then(
      () => true,
      () => false,
    )
    if (there) return
  }
  throw new Error(`${link}: did not appear in ${dirname(link)}`)
}
