import { useEffect, useState } from 'preact/hooks'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import type { StaffCall } from '#contract/staff-call.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { words } from './words.ts'
import type { App } from '../../shell/app.ts'
import type { SheetOf } from '../../shell/screens.ts'
import { staffCodes } from './staff-codes.ts'

/** After so long without an answer, or without the clerk who answered, a resident is told where else to turn. */
const LONG_MS = { waiting: 60_000, answered: 90_000 } as const

/** How the call of 叫工作人员 stands. The sheet stays until it is read; the call does not depend on it. */
export function StaffCallSheet({ app, sheet: { call } }: { app: App; sheet: SheetOf<'staff-call'> }) {
  const { phone } = app.model.value.station
  switch (call.at) {
    case 'none':
      return null
    case 'refused':
      return (
        <Sheet title={words.refused.title} reader={app}>
          <p>{withWholeWords(words.refused.note(phone))}</p>
          <Answers app={app} end="not-offered" />
          <TellUs app={app} />
        </Sheet>
      )
    case 'asking':
      return (
        <Sheet title={words.asking.title} reader={app}>
          <p>{withWholeWords(words.asking.note(phone))}</p>
          <Answers app={app} end="only" />
        </Sheet>
      )
    case 'standing':
      return <Standing app={app} call={call.call} since={call.since} />
  }
}

function Standing({ app, call: { state }, since }: { app: App; call: StaffCall; since: number }) {
  const long = usePassed(since + LONG_MS[state.at])
  const { phone, windows } = app.model.value.station
  const { title, note } =
    state.at === 'waiting'
      ? words.waiting
      : {
          title: words.answered.title(state.name),
          note: words.answered.note(windows.find(({ id }) => id === state.window)?.label ?? null),
        }
  return (
    <Sheet title={title} reader={app}>
      <p role="status">{withWholeWords(long ? words[state.at].long(phone) : note)}</p>
      <Answers app={app} end="offered" />
      <TellUs app={app} />
      <p class="sheet-staff">{withWholeWords(words.forStaff(staffCodes(app)))}</p>
    </Sheet>
  )
}

/** Deaf for a moment, so that a second tap on the bar's button presses nothing here. */
const SETTLE_MS = 600

function Answers({ app, end }: { app: App; end: 'offered' | 'only' | 'not-offered' }) {
  return (
    <div class="sheet-actions">
      {end !== 'not-offered' && (
        <SettlingButton class="plain" settleMs={SETTLE_MS} onPress={() => app.act('end-staff-call')}>
          {words.end}
        </SettlingButton>
      )}
      {end !== 'only' && (
        <SettlingButton class="go" settleMs={SETTLE_MS} onPress={() => app.act('close-staff-call')}>
          {words.understood}
        </SettlingButton>
      )}
    </div>
  )
}

/** 咨询、投诉 in the place of a clerk: perhaps it is about the one who would come, so that the call ends. */
function TellUs({ app }: { app: App }) {
  const tell = () => {
    app.act('end-staff-call')
    app.open({ at: 'tell-us' })
  }
  return (
    <div class="sheet-actions">
      <SettlingButton class="plain" settleMs={SETTLE_MS} onPress={tell}>
        {words.tellUs}
      </SettlingButton>
    </div>
  )
}

/** Whether this time (as performance.now) has come. */
function usePassed(at: number): boolean {
  const [passed, setPassed] = useState(() => performance.now() >= at)
  useEffect(() => {
    setPassed(performance.now() >= at)
    const timer = setTimeout(() => setPassed(true), Math.max(0, at - performance.now()))
    return () => clearTimeout(timer)
  }, [at])
  return passed
}
