// A process of its own that works on the data folder at argv[2], as of the instant argv[3], and says on stdout what it
// could keep. Where the disk is to lie, the proof that starts it sees to that. argv[4] = early: it says so before it has done so. argv[5]: so many
// rounds, 4 if not told otherwise.
import { writevSync } from 'node:fs'
import { manualClock } from '#test/support/manual-clock.ts'
import { startEngine } from '../engine.ts'

const [, , folder = '', now = '0', when = 'honest', rounds = '4'] = process.argv
const EXIT_UNAVAILABLE = 69

// `write` is what the disk is made to fail at; the pipe is told by another call.
const say = (line: string) => void writevSync(1, [Buffer.from(`${line}\n`)])

say('begun')
const started = await startEngine(folder, manualClock(Number(now)))
if (started.at === 'refused') {
  say(`refused ${started.words}`)
  process.exit(EXIT_UNAVAILABLE)
}
const { engine } = started
say('started')
for (let round = 1; round <= Number(rounds); round++) {
  await tell(`take-${round}`, () => engine.take(`take-${round}`))
  const window = 'W1'
  await tell(`call-${round}`, () => engine.does(`call-${round}`, { type: 'call-next', window, clerk: 'li' }))
  await tell(`hash-${round}`, async () => {
    const written = await engine.roster.update(({ devices }) => {
      devices.push({ hash: `hash-${round}`, seenOn: '2026-11-25' })
    })
    return written.at === 'written' ? 'written' : null
  })
}
await engine.close()
say('closed')

async function tell(id: string, work: () => Promise<string | null>): Promise<void> {
  if (when === 'early') say(`kept ${id} early`)
  const kept = await work()
  say(kept === null ? `not ${id}` : `kept ${id} ${kept}`)
  if (engine.stores.ledger.space().at !== 'doubtful') return
  // As main.ts does it: only a new start tells what is on disk.
  say('doubtful')
  process.exit(EXIT_UNAVAILABLE)
}
