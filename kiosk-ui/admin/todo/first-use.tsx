import { useState } from 'preact/hooks'
import type { FirstUseReply, FirstUseStep, SampleLeft } from '#contract/first-use.ts'
import type { DonePlace } from '#contract/todo.ts'
import { newCommandId } from '../../link/command-id.ts'
import { ScreenIcon } from '../../parts/screen-icon.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import type { Admin } from '../admin.ts'
import { hrefOf } from '../place.ts'
import { useAnswer } from '../use-answer.ts'
import { EndSample } from './end-sample.tsx'
import { words } from './words.ts'

type Step = FirstUseReply['steps'][number]

/** Where each step is done while nothing of the sample says so more closely. */
const places: Readonly<Record<Exclude<FirstUseStep, 'end'>, DonePlace>> = {
  name: { panel: 'station', open: 'name' },
  contact: { panel: 'station', open: 'hours' },
  holidays: { panel: 'station', open: 'holidays' },
  windows: { panel: 'station', open: 'windows' },
  devices: { panel: 'devices', open: null },
  places: { panel: 'station', open: 'map' },
  people: { panel: 'people', open: null },
  notices: { panel: 'notices', open: null },
  rules: { panel: 'notices', open: null },
  guides: { panel: 'guides', open: null },
  utilities: { panel: 'guides', open: null },
}

/** Where a step goes on: at the first thing that is left of it; notices are chosen from their list. */
function hrefOfStep(step: Exclude<FirstUseStep, 'end'>, left: readonly SampleLeft[]): string {
  const first = left.find((one) => one.step === step && one.kind !== 'notice')
  return hrefOf(first?.place ?? places[step])
}

/** 把示例换成自己的站, until the sample has ended. */
export function FirstUse({ admin }: { admin: Admin }) {
  const asking = useAsk()
  const { asked, ask } = asking
  const [open, setOpen] = useState<Step | null>(null)
  const list = useAnswer(
    () => admin.api.ask('GET /api/first-use', { params: {} }),
    `${asked.at} ${open?.step} ${admin.snapshot.value?.station.name} ${admin.moved.value} ${JSON.stringify(admin.todo.list.value?.length)}`,
  )
  // Who has just ended it reads that it has ended.
  const isOver = list?.sample === 'ended' && open?.step !== 'end'
  if (list === null || isOver) return null
  const count = (at: Step['at']) => list.steps.filter((one) => one.at === at).length
  const next = list.steps.find(({ at }) => at === 'todo')
  return (
    <section class="first-use" aria-label={words.first.title}>
      <header>
        <h2>{words.first.title}</h2>
        <p>{words.first.count(count('done'), count('todo'), count('later'))}</p>
        <p class="first-note">{words.first.note}</p>
      </header>
      <ol>
        {list.steps.map((step, i) => (
          <li key={step.step} data-at={step.at} data-next={step === next ? '' : undefined}>
            <button type="button" data-step={step.step} onClick={() => setOpen(step)}>
              <i>{i + 1}</i>
              {step.at === 'done' ? <ScreenIcon name="check" /> : <span class="first-box" />}
              <b>{words.first.steps[step.step]}</b>
              <em>{words.first.left(step)}</em>
            </button>
          </li>
        ))}
      </ol>
      {open?.step === 'end' && (
        <EndSample admin={admin} list={list} asking={asking} onClose={() => setOpen(null)} />
      )}
      {open !== null && open.step !== 'end' && (
        <Panel title={words.first.steps[open.step]} onClose={() => setOpen(null)}>
          <p>{words.first.about[open.step]}</p>
          <Left list={list} step={open.step} />
          <div class="panel-acts">
            <a class="button go" href={hrefOfStep(open.step, list.left)}>
              {words.first.go}
            </a>
            {marksOf(open).map((as) => (
              <TouchButton
                key={as}
                onPress={() => {
                  const { step } = open
                  setOpen(null)
                  void ask(
                    () =>
                      admin.api.ask('POST /api/first-use/:step', {
                        params: { step },
                        body: { commandId: newCommandId(), as },
                      }),
                    () => '',
                  )
                }}
              >
                {words.first.marks[as]}
              </TouchButton>
            ))}
          </div>
        </Panel>
      )}
      {open === null && <AskedWords asked={asked} />}
    </section>
  )
}

/** What a person may say of a step as it stands. */
function marksOf({ at, by }: Step): ('done' | 'later' | 'open')[] {
  if (at === 'todo') return by === 'word' ? ['done', 'later'] : ['later']
  return at === 'later' || by === 'word' ? ['open'] : []
}

/** What of the sample belongs to a step, by name. */
function Left({ list, step }: { list: FirstUseReply; step: FirstUseStep }) {
  const left = list.left.filter((one) => one.step === step)
  if (left.length === 0) return null
  return (
    <ul class="first-left">
      {left.map(({ kind, id, name, place }) => (
        <li key={`${kind}/${id}/${name}`}>
          <a href={hrefOf(place)}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
