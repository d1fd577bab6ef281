import { useState } from 'preact/hooks'
import type { FirstUseReply, FirstUseStep } from '#contract/first-use.ts'
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

/** The panel where each step is done; accounts are on the page of the windows. */
const places: Readonly<Record<Exclude<FirstUseStep, 'end' | 'people'>, string>> = {
  name: 'station',
  contact: 'station',
  holidays: 'station',
  windows: 'station',
  devices: 'devices',
  places: 'station',
  notices: 'notices',
  rules: 'notices',
  guides: 'guides',
  utilities: 'guides',
}

/** 把示例换成自己的站, until the sample has ended. */
export function FirstUse({ admin }: { admin: Admin }) {
  const { asked, ask } = useAsk()
  const [open, setOpen] = useState<Step | null>(null)
  const list = useAnswer(
    () => admin.api.ask('GET /api/first-use', { params: {} }),
    `${asked.at} ${open?.step} ${admin.snapshot.value?.station.name} ${admin.moved.value} ${JSON.stringify(admin.todo.list.value?.length)}`,
  )
  if (list === null || list.sample === 'ended') return null
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
      {open?.step === 'end' && <EndSample admin={admin} left={list.left} onClose={() => setOpen(null)} />}
      {open !== null && open.step !== 'end' && (
        <Panel title={words.first.steps[open.step]} onClose={() => setOpen(null)}>
          <p>{words.first.about[open.step]}</p>
          <Left list={list} step={open.step} />
          <div class="panel-acts">
            <a
              class="todo-act go"
              href={open.step === 'people' ? '/clerk' : hrefOf({ panel: places[open.step], open: null })}
            >
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
      <AskedWords asked={asked} />
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
      {left.map(({ kind, id, name }) => (
        <li key={`${kind}/${id}/${name}`}>{name}</li>
      ))}
    </ul>
  )
}
