import { BlockList, type Server, type Socket, isIPv6 } from 'node:net'
import { networkOf } from '#daemon/network.ts'

/** `prefix`: how many leading bits of `address` a machine's own has to share. */
export type AllowedNetworks = readonly { address: string; prefix: number }[]

/**
 * Closes what may not stay: a connection from a network that is not allowed, and one more than `most` from one address,
 * so that a single device leaves the others their places. What comes over loopback, a proxy on this machine for one, has
 * no limit.
 */
export function guardConnections(
  server: Server,
  { most, networks }: { most: number; networks: AllowedNetworks | null },
): void {
  const allowed = networks === null ? null : listOf(networks)
  const open = new Map<string, number>()

  server.on('connection', (socket: Socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
    if (address === '127.0.0.1' || address === '::1') return
    const from = networkOf(address)
    const count = (open.get(from) ?? 0) + 1
    if (count > most || allowed?.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') === false) {
      socket.destroy()
      return
    }
    open.set(from, count)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}

function listOf(networks: AllowedNetworks): BlockList {
  const list = new BlockList()
  for (const { address, prefix } of networks)
    list.addSubnet(address, prefix, isIPv6(address) ? 'ipv6' : 'ipv4')
  return list
}
