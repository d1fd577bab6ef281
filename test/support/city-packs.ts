import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { PackComparisonReply, PacksReply, ReadPackKeyReply } from '#contract/packs.ts'
import { packFile } from '#daemon/store/packs/pack.ts'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { SHIPPED } from '../settings/small-config.ts'
import { ownAccount, signIn } from './staff-client.ts'

/** The key of a city that is made up for tests. */
export const city = newKeyPair()

type Item = Record<string, unknown> & { seq: number; plainTitle: string; fee: string }
type Edit = {
  item?(item: Item): void
  without?: number
  more?: number
  parts?: Readonly<Record<string, unknown>>
}

const yaml = (name: string): unknown => parse(readFileSync(join(SHIPPED, 'catalogue', name), 'utf8'))
const items = readdirSync(join(SHIPPED, 'catalogue', 'items'))

/** The shipped catalogue as a pack of the city's, with these changes. `without`: an errand that is gone; `more`: the 序号 of one that no station's own files have. */
export function cityPack(
  version: number,
  { item, without, more, parts = {} }: Edit = {},
  { keys = city, from = '2026-01-01' }: { keys?: typeof city; from?: string } = {},
): Buffer {
  const guides = items.flatMap((name) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shipped catalogue is checked elsewhere
    const guide = yaml(`items/${name}`) as Item
    item?.(guide)
    return guide.seq === without || guide['of'] === 'station' ? [] : [[`guide/${guide.seq}`, guide]]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
  const index = yaml('catalogue.yaml') as { domains: { items: number[] }[] }
  for (const domain of index.domains) domain.items = domain.items.filter((seq) => seq !== without)
  if (more !== undefined) {
    const name = `全市的第${more}件事`
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
    const like = yaml(`items/${items.find((name) => name.startsWith('18-'))}`) as Item
    guides.push([`guide/${more}`, { ...like, seq: more, name, plainTitle: name, keywords: [name] }])
    index.domains[0]?.items.push(more)
  }
  const all = {
    'catalogue/index': index,
    'catalogue/expressions': yaml('expressions.yaml'),
    ...Object.fromEntries(guides),
    ...parts,
  }
  const about = { issuer: '示例市', key: keys.publicKey, version, effectiveFrom: from }
  return packFile(about, all, keys.privateKey)
}

type Answer<Body> = { status: number; body: Body & { code?: string; detail?: string } }

/** The 站长 at a real station, who keeps 全市目录. */
export async function openPacks(station: Parameters<typeof signIn>[0], account = 0) {
  const { cookie } = await signIn(station, account)
  const { pin } = await ownAccount(station, account)
  async function call<Body>(method: string, path: string, body?: object | Buffer): Promise<Answer<Body>> {
    const isBytes = Buffer.isBuffer(body)
    const reply = await fetch(`${station.url}/api/${path}`, {
      method,
      headers: {
        cookie,
        'x-kiosk': '1',
        ...(body && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    return { status: reply.status, body: (await reply.json()) as Answer<Body>['body'] }
  }
  return {
    list: () => call<PacksReply>('GET', 'packs'),
    offer: (bytes: Buffer) => call<{ sha256: string }>('POST', 'packs', bytes),
    compare: (sha256: string) => call<PackComparisonReply>('GET', `packs/${sha256}`),
    take: (sha256: string, reason?: string) =>
      call<PacksReply>('POST', `packs/${sha256}/take`, {
        commandId: randomUUID(),
        ...(reason && { reason }),
      }),
    remove: (reason: string) => call<PacksReply>('POST', 'packs/remove', { commandId: randomUUID(), reason }),
    readKey: (text: string) => call<ReadPackKeyReply>('POST', 'pack-keys/read', { text }),
    trust: (key: string, name: string, ownPin = pin) =>
      call<PacksReply>('POST', 'pack-keys', { commandId: randomUUID(), key, name, pin: ownPin }),
    withdraw: (key: string, reason: string, ownPin = pin) =>
      call<PacksReply>('POST', 'pack-keys/withdraw', {
        commandId: randomUUID(),
        key,
        reason,
        pin: ownPin,
      }),
  }
}
