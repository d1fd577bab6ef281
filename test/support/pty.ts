import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'node:net'
import { openPty, type Pty } from '../../scripts/pty.ts'

/** A plugged-in serial port of its own folder, so that tests beside each other never share a path. */
export async function temporaryPty(onPlugged: (end: Socket) => void): Promise<Pty> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-tty-'))
  const pty = await openPty(join(folder, 'tty'), onPlugged)
  await pty.plugIn()
  return {
    ...pty,
    async close() {
      await pty.close()
      await rm(folder, { recursive: true })
    },
  }
}
