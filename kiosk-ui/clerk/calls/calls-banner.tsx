import { useState } from 'preact/hooks'
import type { StaffCall } from '#contract/staff-call.ts'
import { Icon } from '../../parts/icon.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { minutesWords } from '../../staff/words.ts'
import { words as page } from '../words.ts'
import { kioskWords, words } from './words.ts'
import { ActButton } from '../../staff/act-button.tsx'
import { othersAtWork } from './at-work.ts'
import type { Clerk } from '../clerk.ts'
import { ANSWER_KEY, END_CALL_KEY } from '../desk/offers.ts'
import { Panel } from '../../staff/panel.tsx'
import { callToAnswer, callToEnd } from './staff-call-turn.ts'

/** Who calls for staff, from which machine and since when. `me`: null on a locked screen, which only tells. */
export function CallsBanner({ clerk, me }: { clerk: Clerk; me: string | null }) {
  const calls = clerk.staffCalls.value
  if (calls.length === 0) return null
  return (
    <div role="status">
      <ul class="calls">
        {calls.map((call) => (
          <li key={call.id} data-at={call.state.at}>
            <Icon name="call" />
            <Call call={call} calls={calls} clerk={clerk} me={me} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type CallProps = { call: StaffCall; calls: readonly StaffCall[]; clerk: Clerk; me: string | null }

function Call({ call, calls, clerk, me }: CallProps) {
  const [giving, setGiving] = useState<'nobody' | 'somebody'>('nobody')
  const { state } = call
  const kiosk = kioskWords(call.kiosk)
  if (state.at === 'waiting') {
    return (
      <>
        <p>
          <b>{words.who(kiosk)}</b>
          <span>{minutesWords(clerk.clock.minutesSince(call.calledAt))}</span>
        </p>
        {me !== null && (
          <ActButton
            class="go"
            keyCode={callToAnswer(calls)?.id === call.id ? ANSWER_KEY : null}
            data-act="answer"
            onPress={() => void clerk.answer(call.id)}
          >
            {page.acts.answer}
          </ActButton>
        )}
      </>
    )
  }
  const others = othersAtWork(clerk.station.value?.windows ?? [], state.clerk)
  return (
    <>
      <p>
        <b>{words.answered(state.clerk === me ? words.me : state.name, kiosk)}</b>
        <span>{minutesWords(clerk.clock.minutesSince(state.answeredAt))}</span>
      </p>
      {state.clerk === me && (
        <TouchButton data-act="hand-over" onPress={() => setGiving('somebody')}>
          {page.acts['hand-over']}
        </TouchButton>
      )}
      {me !== null && (
        <ActButton
          keyCode={callToEnd(calls, me)?.id === call.id ? END_CALL_KEY : null}
          data-act="end"
          onPress={() => void clerk.endCall(call.id)}
        >
          {page.acts.end}
        </ActButton>
      )}
      {giving === 'somebody' && (
        <Panel title={words.handOver} onClose={() => setGiving('nobody')}>
          <div class="menu">
            {others.length === 0 && <p>{words.nobody}</p>}
            {others.map(({ id, name, windows }) => (
              <TouchButton
                key={id}
                data-act="give"
                onPress={() => {
                  setGiving('nobody')
                  void clerk.handOver(call.id, id)
                }}
              >
                <b>{name}</b>
                <span>{windows.join('、')}</span>
              </TouchButton>
            ))}
          </div>
        </Panel>
      )}
    </>
  )
}
