import type { KeeperCheck, KeeperFault, KeeperReply } from '#contract/keeper.ts'
import { withWholeWords } from '../parts/in-phrases.tsx'
import type { HealthState } from './health.ts'
import { words } from './words.ts'

/** The health of the machine: each part, whether it is well, and where it is not, what to do. */
export function KeeperPage({ state }: { state: HealthState }) {
  switch (state.at) {
    case 'asking':
      return <p class="asking">{words.asking}</p>
    case 'told':
      return <Told health={state.health} />
    case 'away':
      return (
        <>
          <Away never={state.last === null} />
          {state.last !== null && <Told health={state.last} />}
        </>
      )
  }
}

function Away({ never }: { never: boolean }) {
  const { away } = words
  return (
    <section class="away" role="alert">
      <h2>{away.title}</h2>
      <p>{withWholeWords(never ? words.never : away.words)}</p>
      <ul>
        {away.commands.map((command) => (
          <li key={command}>
            <code>{command}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ health: { station, time, checks } }: { health: KeeperReply }) {
  const count = checks.reduce((sum, { faults }) => sum + faults.length, 0)
  return (
    <main>
      <header>
        <h1>{words.title}</h1>
        <p>
          {station}，{time}
        </p>
        <p class="whole" data-state={count === 0 ? 'well' : 'soon'}>
          {count === 0 ? words.allWell : words.faults(count)}
        </p>
      </header>
      {checks.map((check) => (
        <Check key={check.part} check={check} />
      ))}
      <footer>{withWholeWords(words.note)}</footer>
    </main>
  )
}

function Check({ check: { title, facts, faults } }: { check: KeeperCheck }) {
  const state = stateOf(faults)
  return (
    <section class="part" data-state={state}>
      <h2>{title}</h2>
      <p class="sign">{words[state]}</p>
      <div class="told">
        {faults.map((fault) => (
          <Fault key={fault.code} fault={fault} />
        ))}
        <dl>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

function Fault({ fault }: { fault: KeeperFault }) {
  return (
    <div class="fault">
      <p>{withWholeWords(fault.words)}</p>
      <p>
        <b>{words.remedy}</b> {withWholeWords(fault.remedy)}
      </p>
      <p class="code">
        {words.code} {fault.code}
      </p>
    </div>
  )
}

function stateOf(faults: readonly KeeperFault[]): 'well' | 'soon' | 'now' {
  if (faults.length === 0) return 'well'
  return faults.some(({ urgency }) => urgency === 'now') ? 'now' : 'soon'
}
