import { useEffect, useState } from 'preact/hooks'
import type { SessionView } from '#contract/clerk.ts'
import type { Trouble } from '#contract/trouble.ts'
import { words } from './words.ts'
import { AwaitsBanner } from './away/awaits-banner.tsx'
import { CallsBanner } from './calls/calls-banner.tsx'
import { ChooseWindow } from './desk/choose-window.tsx'
import { AgentPage } from './agency/agent-page.tsx'
import type { Clerk } from './clerk.ts'
import { DayPlan } from './desk/day-plan.tsx'
import { Desk } from './desk/desk.tsx'
import { TakeOverBanner } from './take-over/take-over-banner.tsx'
import { Head } from './head.tsx'
import type { KnownNames } from '../staff/known-names.ts'
import { FirstPin } from '../staff/change-pin.tsx'
import { Locked, SignIn } from '../staff/sign-in.tsx'
import { useTellSeen } from '../staff/seen-troubles.ts'
import { TroublesLine } from '../staff/troubles.tsx'
import { mostPressing } from '../staff/unattended.ts'
import { titleOf } from './title.ts'

type Props = { clerk: Clerk; names: KnownNames }

/** The clerk's page; without a session that is unlocked it shows nothing of a ticket. */
export function ClerkPage({ clerk, names }: Props) {
  const link = clerk.link.value.at
  useTitle(clerk)
  return (
    <div
      class="staff staff-page clerk"
      data-link={link}
      data-doing={clerk.commands.doing.value.at}
      // A finger or mouse presses without taking the focus: Enter stays with the big button.
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
      }}
    >
      <Room clerk={clerk} names={names} />
      {link === 'restarting' && (
        <p class="away" role="status">
          <b>{words.away}</b>
          <span>{words.awayNote}</span>
        </p>
      )}
    </div>
  )
}

/** Always says how it stands: a clerk may be busy in another window of this PC. */
function useTitle({ staffCalls, troubles, work, session }: Clerk): void {
  const isHere = ['signed-in', 'locked'].includes(session.state.value.at)
  const title = titleOf({
    staffCalls: isHere ? staffCalls.value : [],
    troubles: troubles.value,
    work: work.value,
  })
  useEffect(() => {
    document.title = title
  }, [title])
}

function Room({ clerk, names }: Props) {
  const state = clerk.session.state.value
  const station = clerk.station.value?.name
  switch (state.at) {
    case 'asking':
      return <p class="opening">{words.opening}</p>
    case 'signed-out':
      return <SignIn session={clerk.session} station={station} names={names} said={state.said} />
    case 'locked':
      return (
        <>
          <AwaitsBanner awaits={clerk.awaits.value} />
          <CallsBanner clerk={clerk} me={null} />
          <Locked
            session={clerk.session}
            station={station}
            name={state.session.clerk.name}
            said={state.said}
          />
        </>
      )
    case 'given-pin':
      return <FirstPin api={clerk.api} session={clerk.session} name={state.session.clerk.name} />
    case 'signed-in':
      return <AtWork clerk={clerk} session={state.session} />
  }
}

function AtWork({ clerk, session }: { clerk: Clerk; session: SessionView }) {
  const [list, turn] = useState<'shut' | 'open'>('shut')
  const troubles = clerk.troubles.value
  const me = session.clerk.id
  const place = clerk.place.value
  const window = place.at === 'chosen' ? place.window : null
  const first = mostPressing(troubles)
  useTellSeen(clerk.api, list === 'open' ? troubles : first ? [first] : [], { clerk: me, window })
  const go = (trouble: Trouble) => void clerk.acknowledge(trouble)
  const shown = {
    troubles: list === 'open' ? troubles : [],
    onShut: () => turn('shut'),
    clock: clerk.clock,
    api: clerk.api,
    me,
    onGo: go,
    todo: clerk.todo.list.value,
  }
  // An agent serves at no window.
  if (!session.permissions.includes('queue.serve'))
    return (
      <>
        <Head clerk={clerk} session={session} />
        <AgentPage clerk={clerk} name={session.clerk.name} />
      </>
    )
  return (
    <>
      <Head clerk={clerk} session={session} />
      <TroublesLine
        troubles={troubles}
        clock={clerk.clock}
        list={list}
        onTurn={() => turn(list === 'open' ? 'shut' : 'open')}
        onGo={go}
      />
      <DayPlan clerk={clerk} />
      <CallsBanner clerk={clerk} me={me} />
      <TakeOverBanner clerk={clerk} me={me} />
      {place.at === 'choosing' ? (
        <ChooseWindow clerk={clerk} me={me} shown={shown} />
      ) : (
        <Desk clerk={clerk} me={me} shown={shown} />
      )}
    </>
  )
}
