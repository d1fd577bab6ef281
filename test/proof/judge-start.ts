import { manualClock } from '#test/support/manual-clock.ts'
import { startEngine } from './engine.ts'
import type { Tally } from './suite.ts'

/** What a run of keep-things.ts said before the power went, and what it had been laid on. */
type BeforeTheCut = {
  name: string
  said: readonly string[]
  /** Epoch milliseconds. */
  now: number
  /** Numbers given before that run, each with its day. */
  given: ReadonlySet<string>
}

/** Starts on what a power cut left in `folder`, and holds it against what had been said. */
export async function judgeStart(
  folder: string,
  { name, said, now, given }: BeforeTheCut,
  tally: Tally,
): Promise<void> {
  const kept = said.flatMap((line) => {
    const [, id = '', what = ''] = /^kept (\S+) (.*)$/.exec(line) ?? []
    return id === '' ? [] : [{ id, what }]
  })
  const started = await startEngine(folder, manualClock(now + 60_000)).catch((error: unknown) => ({
    at: 'refused' as const,
    words: String(error),
  }))
  tally.check(
    'the station starts after the power cut',
    started.at === 'running',
    () => `${name}: ${started.at === 'refused' ? started.words : ''}`,
  )
  if (started.at === 'refused') return
  const { engine } = started
  const commands = new Set<string>()
  for await (const { commandId } of engine.stores.ledger.read(0)) commands.add(commandId)
  const hashes = new Set(engine.roster.data().devices.map(({ hash }) => hash))
  const lost = kept
    .filter(({ id }) => !(id.startsWith('hash') ? hashes : commands).has(id))
    .map(({ id }) => id)
  tally.check('what was acknowledged is there', lost.length === 0, () => `${name}: ${lost.join(', ')}`)
  tally.check(
    'nothing is called lost that was never promised',
    !engine.told().includes('entries-lost'),
    () => `${name}: ${engine.told().join(', ')}`,
  )
  const numbers = new Set([
    ...given,
    ...kept.filter(({ id }) => id.startsWith('take')).map(({ what }) => what),
  ])
  const next = await engine.take('after')
  tally.check('no number is given twice', next !== null && !numbers.has(next), () => `${name}: ${next}`)
  await engine.close()
}
