// `station-kiosk show-station https://192.168.1.20:8443/hall`, on a machine of its own that shows a screen of a station on the LAN:
// writes where the page is and which key the station has, once a person has compared it with what the station itself shows.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { inDigits } from '#daemon/store/packs/pack-keys.ts'
import { pinAt } from './screen/station.ts'

const EXIT = { usage: 64, refused: 65, unavailable: 69 } as const
const SCREENS = '/etc/station-kiosk/screens'
const KINDS = ['hall', 'window', 'board'] as const

process.exitCode = await main(process.argv[2] ?? '')

async function main(address: string): Promise<number> {
  const url = URL.parse(address)
  const kind = KINDS.find((one) => one === url?.pathname.split('/')[1])
  if (url?.protocol !== 'https:' || kind === undefined) {
    process.stderr.write('地址写成 https://192.168.1.20:8443/hall、/window/W1 或 /board 这样。\n')
    return EXIT.usage
  }
  const pin = await pinAt(address)
  if (pin === null) {
    process.stderr.write(`${url.host} 没有回答。请看网线，还有站里 station.yaml 的 listeners.staff。\n`)
    return EXIT.unavailable
  }
  process.stdout.write(
    `指纹：${inDigits(Buffer.from(pin, 'base64').toString('hex'))}\n在站里的 /admin“设备”里看“本站证书的指纹”，八组数字一样吗？（一样就打 yes）`,
  )
  if (!(await saidYes())) {
    process.stdout.write('\n什么都没有改。\n')
    return EXIT.refused
  }
  const file = `${SCREENS}/${kind}.conf`
  writeFileSync(
    file,
    withSettings(existsSync(file) ? readFileSync(file, 'utf8') : '', {
      SCREEN_ADDRESS: address,
      SCREEN_PIN: pin,
    }),
  )
  process.stdout.write(`\n${kind}\n`)
  return 0
}

async function saidYes(): Promise<boolean> {
  const asked = createInterface({ input: process.stdin })
  const { value = '' } = await asked[Symbol.asyncIterator]().next()
  asked.close()
  return value.trim() === 'yes'
}

/** What else stands there, stays. */
function withSettings(text: string, settings: Readonly<Record<string, string>>): string {
  const others = text.split('\n').filter((line) => line !== '' && !((line.split('=')[0] ?? '') in settings))
  return [...others, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`), ''].join('\n')
}
