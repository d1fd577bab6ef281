import { readFile, statfs } from 'node:fs/promises'
import { arch, networkInterfaces, release, totalmem, uptime } from 'node:os'

/** What the machine says of itself. Times are epoch milliseconds. */
export type Machine = {
  /** As `/etc/os-release` has it; null where it does not say. */
  system: string | null
  kernel: string
  arch: string
  bootedAt: number
  memory: { totalBytes: number; daemonBytes: number }
  /** Null where the folder cannot be asked about. */
  disk: { freeBytes: number; totalBytes: number } | null
  /** Of every network that is not this machine itself, as `eth0 192.168.1.20/24`. */
  addresses: readonly string[]
}

/** `dataDir`: whose disk is asked about. */
export async function readMachine(dataDir: string, now: number): Promise<Machine> {
  return {
    system:
      /^PRETTY_NAME="?([^"\n]+)/m.exec(await readFile('/etc/os-release', 'utf8').catch(() => ''))?.[1] ??
      null,
    kernel: release(),
    arch: arch(),
    bootedAt: now - uptime() * 1000,
    memory: { totalBytes: totalmem(), daemonBytes: process.memoryUsage.rss() },
    disk: await diskOf(dataDir),
    addresses: Object.entries(networkInterfaces()).flatMap(([name, of = []]) =>
      of.flatMap(({ internal, cidr, address }) =>
        internal || address.startsWith('fe80:') ? [] : [`${name} ${cidr ?? address}`],
      ),
    ),
  }
}

async function diskOf(folder: string): Promise<Machine['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null
  }
}
