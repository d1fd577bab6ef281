import { useState } from 'preact/hooks'
import type { SessionView } from '#contract/clerk.ts'
import { TouchButton } from '../parts/touch-button.tsx'
import { words } from './words.ts'
import { dayWords } from '../words/days.ts'
import { words as staffWords } from '../staff/words.ts'
import { ActButton } from '../staff/act-button.tsx'
import { ChangePin } from '../staff/change-pin.tsx'
import { Bookings, type WhichBookings, whichBookings } from './bookings/bookings.tsx'
import { words as bookingWords } from './bookings/words.ts'
import { mayAccept } from './cases/may-accept.ts'
import type { Clerk } from './clerk.ts'
import { canFloat, float } from './compact/float.tsx'
import { words as compactWords } from './compact/words.ts'
import { isHighContrast, turnContrast } from '../staff/contrast.ts'
import { BOOKINGS_KEY, LOCK_KEY } from './desk/offers.ts'
import { OwnPlate } from './own/own-plate.tsx'
import { useKeys } from '../staff/keyboard.ts'
import { Panel } from '../staff/panel.tsx'
import { useAsked } from './use-asked.ts'

type Open = { at: 'nothing' | 'menu' | 'plate' | 'pin' } | { at: 'bookings'; which: WhichBookings }

const NOTHING = { at: 'nothing' } as const
const BOOKINGS_OF_TODAY = { at: 'bookings', which: 'today' } as const

/** Where and who; what is about the person and not about the line. */
export function Head({ clerk, session }: { clerk: Clerk; session: SessionView }) {
  const [open, setOpen] = useState<Open>(NOTHING)
  useAsked(clerk, 'bookings', (which) => setOpen({ at: 'bookings', which: whichBookings(which) }))
  useKeys(new Map(mayAccept(clerk) ? [[BOOKINGS_KEY, () => setOpen(BOOKINGS_OF_TODAY)]] : []))
  const wall = clerk.clock.wall.value
  const window = clerk.work.value?.window
  return (
    <header class="clerk-head">
      <p class="head-place">
        {window ? (
          <>
            <b>{window.label}</b>
            <span>{window.title}</span>
          </>
        ) : (
          <b>{clerk.station.value?.name}</b>
        )}
      </p>
      {wall && (
        <p class="head-when">
          <span>{dayWords(wall.day)}</span>
          <time>{wall.time}</time>
        </p>
      )}
      <p class="head-who">{session.clerk.name}</p>
      <ActButton keyCode={LOCK_KEY} data-act="lock" onPress={clerk.session.lock}>
        {words.lock}
      </ActButton>
      <TouchButton data-act="menu" onPress={() => setOpen({ at: 'menu' })}>
        {words.menu}
      </TouchButton>
      <OpenPanel open={open} clerk={clerk} session={session} onOpen={setOpen} />
    </header>
  )
}

type PanelProps = { open: Open; clerk: Clerk; session: SessionView; onOpen: (what: Open) => void }

function OpenPanel({ open, clerk, session, onOpen }: PanelProps) {
  const close = () => onOpen(NOTHING)
  switch (open.at) {
    case 'nothing':
      return null
    case 'menu':
      return (
        <Panel title={session.clerk.name} onClose={close}>
          <Menu clerk={clerk} session={session} onOpen={onOpen} />
        </Panel>
      )
    case 'plate':
      return <OwnPlate clerk={clerk} plate={session.clerk} onClose={close} />
    case 'bookings':
      return <Bookings clerk={clerk} first={open.which} onClose={close} />
    case 'pin':
      return <ChangePin api={clerk.api} onClose={close} />
  }
}

type MenuProps = { clerk: Clerk; session: SessionView; onOpen: (what: Open) => void }

function Menu({ clerk, session, onOpen }: MenuProps) {
  return (
    <div class="menu">
      <TouchButton
        onPress={() => {
          onOpen(NOTHING)
          clerk.leaveWindow()
        }}
      >
        {words.session.otherWindow}
      </TouchButton>
      <Reach clerk={clerk} onDone={() => onOpen(NOTHING)} />
      {mayAccept(clerk) && (
        <ActButton keyCode={BOOKINGS_KEY} data-act="bookings" onPress={() => onOpen(BOOKINGS_OF_TODAY)}>
          {bookingWords.title}
        </ActButton>
      )}
      <TouchButton onPress={() => onOpen({ at: 'plate' })}>{words.session.plate}</TouchButton>
      <TouchButton onPress={() => onOpen({ at: 'pin' })}>{words.session.changePin}</TouchButton>
      {session.permissions.includes('people.manage') && <a href="/admin#people">{words.session.accounts}</a>}
      <TouchButton
        onPress={() => {
          turnContrast(localStorage)
          onOpen(NOTHING)
        }}
      >
        {isHighContrast() ? staffWords.plain : staffWords.contrast}
      </TouchButton>
      <TouchButton onPress={() => void clerk.session.signOut()}>{words.session.signOut}</TouchButton>
      <p>{words.session.signOutNote}</p>
    </div>
  )
}

/** What reaches a clerk who looks at another program: the small window, and notices of the desktop. */
function Reach({ clerk, onDone }: { clerk: Clerk; onDone: () => void }) {
  const [said, setSaid] = useState('')
  const notices = clerk.notices.state.value
  async function open(): Promise<void> {
    if ((await float(clerk)) === 'open') onDone()
    else setSaid(compactWords.closed)
  }
  return (
    <>
      <TouchButton data-act="float" disabled={!canFloat()} onPress={() => void open()}>
        {compactWords.open}
      </TouchButton>
      <p role="status">{canFloat() ? said || compactWords.note : compactWords.cannot}</p>
      {notices !== 'none' && (
        <TouchButton
          data-act="notices"
          disabled={notices !== 'unasked'}
          onPress={() => void clerk.notices.ask()}
        >
          {words.notices[notices]}
        </TouchButton>
      )}
    </>
  )
}
