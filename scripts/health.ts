// `station-kiosk health`: what the page /keeper says, on a terminal; and where the daemon does not answer, what systemd says of it.
// Exits 0 when all is well, 1 when something is not, 69 when the daemon does not answer.
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { KeeperReply } from '#daemon/contract/keeper.ts'

const EXIT = { well: 0, unwell: 1, unavailable: 69 } as const
const UNITS = ['station-daemon.service', 'station-screen@*.service', 'station-update.service']

const { values } = parseArgs({
  options: { port: { type: 'string', default: process.env['KIOSK_PORT'] || '8080' } },
})
const health = await ask(values.port)
process.exitCode = health === null ? sayAway() : say(health)

async function ask(port: string): Promise<KeeperReply | null> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/api/keeper`, { signal: AbortSignal.timeout(5000) })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon's own contract
    return reply.ok ? ((await reply.json()) as KeeperReply) : null
  } catch {
    return null
  }
}

function say({ station, time, checks }: KeeperReply): number {
  const lines = checks.flatMap(({ title, facts, faults }) => [
    `${faults.length === 0 ? '  好' : '要看'}  ${title}`,
    ...faults.flatMap(({ code, words, remedy }) => [
      `        ${words}`,
      `        怎么办：${remedy}`,
      `        代码 ${code}`,
    ]),
    ...facts.map(({ name, value }) => `        ${name}：${value}`),
  ])
  process.stdout.write(`${station}，${time}\n${lines.join('\n')}\n`)
  return checks.every(({ faults }) => faults.length === 0) ? EXIT.well : EXIT.unwell
}

function sayAway(): number {
  process.stdout.write('程序没有回答。systemd 说：\n')
  try {
    const told = execFileSync('systemctl', ['list-units', '--all', '--no-pager', '--plain', ...UNITS], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    process.stdout.write(told)
  } catch {
    process.stdout.write('（问不到 systemd）\n')
  }
  process.stdout.write('怎么办：journalctl -u station-daemon -n 50；df -h /var/lib/station-kiosk\n')
  return EXIT.unavailable
}
