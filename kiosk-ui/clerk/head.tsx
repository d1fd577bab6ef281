import { useState } from 'preact/hooks'
import type { SessionView } from '#contract/clerk.ts'
import { TouchButton } from '../parts/touch-button.tsx'
import { words } from '../words/clerk.ts'
import { dayWords } from '../words/days.ts'
import { ActButton } from './act-button.tsx'
import type { Clerk } from './clerk.ts'
import { isHighContrast, turnContrast } from './contrast.ts'
import { LOCK_KEY } from './offers.ts'
import { Panel } from './panel.tsx'

type Open = 'nothing' | 'menu'

/** Where and who; what is about the person and not about the line. */
export function Head({ clerk, session }: { clerk: Clerk; session: SessionView }) {
  const [open, setOpen] = useState<Open>('nothing')
  const wall = clerk.clock.wall.value
  const window = clerk.desk.value?.window
  const close = () => setOpen('nothing')
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
      <TouchButton data-act="menu" onPress={() => setOpen('menu')}>
        {words.menu}
      </TouchButton>
      {open === 'menu' && (
        <Panel title={session.clerk.name} onClose={close}>
          <Menu clerk={clerk} onDone={close} />
        </Panel>
      )}
    </header>
  )
}

function Menu({ clerk, onDone }: { clerk: Clerk; onDone: () => void }) {
  return (
    <div class="menu">
      <TouchButton
        onPress={() => {
          onDone()
          clerk.leaveWindow()
        }}
      >
        {words.session.otherWindow}
      </TouchButton>
      <TouchButton
        onPress={() => {
          turnContrast(localStorage)
          onDone()
        }}
      >
        {isHighContrast() ? words.plain : words.contrast}
      </TouchButton>
      <TouchButton onPress={() => void clerk.session.signOut()}>{words.session.signOut}</TouchButton>
      <p>{words.session.signOutNote}</p>
    </div>
  )
}
