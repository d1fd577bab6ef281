import { useState } from 'preact/hooks'
import type { OpeningReply, StopIssuingBody } from '#contract/opening.ts'
import type { Reply } from '../../link/ask.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { words as staffWords } from '../../staff/words.ts'
import type { Admin } from '../admin.ts'
import { words } from './words.ts'

/** 停止取号: what stands, and the presses that change it. */
export function Stopping({ admin }: { admin: Admin }) {
  const { asked, ask } = useAsk()
  const plan = admin.plan.value
  if (plan === null) return null
  const { issuing } = plan
  const press = (question: () => Promise<Reply<OpeningReply>>) =>
    void ask(question, (shown) => {
      admin.showPlan(shown)
      return ''
    })
  const stop = (when: StopIssuingBody['when']) => {
    const body = { commandId: newCommandId(), when }
    press(() => admin.api.ask('POST /api/day/stop-issuing', { params: {}, body }))
  }
  const resume = () => {
    const body = { commandId: newCommandId() }
    press(() => admin.api.ask('POST /api/day/resume-issuing', { params: {}, body }))
  }
  return (
    <section class="stopping" data-issuing={issuing.at} aria-label={words.plan.title}>
      <h3>{words.plan.title}</h3>
      {issuing.at === 'on' && (
        <>
          <p>{words.plan.on}</p>
          <SurelyButton words={words.plan.stopNow} onPress={() => stop({ at: 'now' })} />
          <AtSoMany onStop={(count) => stop({ at: 'waiting', count })} />
          <TouchButton onPress={() => stop({ at: 'past-closing' })}>{words.plan.beforeClosing}</TouchButton>
        </>
      )}
      {issuing.at === 'stops-later' && (
        <>
          <p>{staffWords.plan.later(issuing)}</p>
          <SurelyButton words={words.plan.stopNow} onPress={() => stop({ at: 'now' })} />
          <TouchButton onPress={resume}>{words.plan.callOff}</TouchButton>
        </>
      )}
      {issuing.at === 'stopped' && (
        <>
          <p class="stopped">{staffWords.plan.stopped(issuing, admin.clock.timeOf(issuing.since))}</p>
          <p>{staffWords.plan.served}</p>
          <TouchButton class="go" onPress={resume}>
            {words.plan.resume}
          </TouchButton>
        </>
      )}
      <AskedWords asked={asked} />
    </section>
  )
}

function AtSoMany({ onStop }: { onStop: (count: number) => void }) {
  const [count, setCount] = useState('20')
  return (
    <form
      class="at-so-many"
      onSubmit={(event) => {
        event.preventDefault()
        onStop(Number(count))
      }}
    >
      <input
        type="number"
        min={1}
        max={999}
        required
        aria-label={words.plan.stopAt}
        value={count}
        onInput={(event) => setCount(event.currentTarget.value)}
      />
      <button type="submit">{words.plan.stopAtPress(count === '' ? '…' : count)}</button>
    </form>
  )
}
