import { useEffect, useState } from 'preact/hooks'
import type { SessionView } from '#contract/clerk.ts'
import { TouchButton } from '../parts/touch-button.tsx'
import { FirstPin } from '../staff/change-pin.tsx'
import { isHighContrast, turnContrast } from '../staff/contrast.ts'
import type { KnownNames } from '../staff/known-names.ts'
import { Locked, SignIn } from '../staff/sign-in.tsx'
import { useQuestion } from '../staff/use-question.ts'
import { words as staffWords } from '../staff/words.ts'
import { dayWords } from '../words/days.ts'
import type { Admin } from './admin.ts'
import { type Panel, panels } from './panels.ts'
import { words } from './words.ts'

type Props = { admin: Admin; names: KnownNames }

/** The page of those who look after the station; without a session that is unlocked it shows nothing of it. */
export function AdminPage({ admin, names }: Props) {
  return (
    <div class="staff staff-page admin" data-link={admin.link.value.at}>
      <Room admin={admin} names={names} />
    </div>
  )
}

function Room({ admin, names }: Props) {
  const { session } = admin
  const state = session.state.value
  const station = admin.station.value?.name
  switch (state.at) {
    case 'asking':
      return <p class="opening">{words.opening}</p>
    case 'signed-out':
      return <SignIn session={session} station={station} names={names} said={state.said} />
    case 'locked':
      return <Locked session={session} station={station} name={state.session.clerk.name} said={state.said} />
    case 'given-pin':
      return <FirstPin api={admin.api} session={session} name={state.session.clerk.name} />
    case 'signed-in':
      return <AtWork admin={admin} session={state.session} />
  }
}

function AtWork({ admin, session }: { admin: Admin; session: SessionView }) {
  const mine = panels.filter(({ permission }) => session.permissions.includes(permission))
  const { here, place } = usePlace(mine)
  const unsaved = admin.editing.unsaved.value
  return (
    <>
      <Head admin={admin} session={session} />
      <div class="admin-body">
        <nav class="admin-nav" aria-label={words.panels}>
          {mine.map((panel) => (
            <a
              key={panel.id}
              href={`#${panel.id}`}
              aria-current={panel === here ? 'page' : undefined}
              data-panel={panel.id}
            >
              <b>{panel.title}</b>
              {panel.kinds?.some((kind) => [...unsaved].some((key) => key.startsWith(`${kind}/`))) && (
                <mark>{words.unsaved}</mark>
              )}
              <Count admin={admin} panel={panel.id} />
              <small>{panel.note}</small>
            </a>
          ))}
          <a class="admin-desk" href="/clerk">
            {words.toDesk}
          </a>
        </nav>
        <main class="admin-main" data-screen={here?.id ?? 'none'} key={here?.id}>
          <Away admin={admin} />
          {here ? <here.Page admin={admin} place={place} /> : <Nothing />}
        </main>
      </div>
    </>
  )
}

/** How much there is to do in a panel; 要办的事 counts all of it. */
function Count({ admin, panel }: { admin: Admin; panel: string }) {
  const list = admin.todo.list.value ?? []
  const here = panel === 'todo' ? list : list.filter(({ place }) => place?.panel === panel)
  if (here.length === 0) return null
  return (
    <em
      aria-label={words.toDo(here.length)}
      data-urgent={panel !== 'todo' && here.some(({ when }) => when.at === 'now') ? '' : undefined}
    >
      {here.length}
    </em>
  )
}

/** The panel that the address names, or the first one, and what of it is meant. */
function usePlace(mine: readonly Panel[]): { here: Panel | undefined; place: string } {
  const [hash, setHash] = useState(() => location.hash)
  useEffect(() => {
    const read = () => setHash(location.hash)
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  const [name, ...rest] = hash.slice(1).split('/')
  const named = mine.find(({ id }) => id === name)
  return named ? { here: named, place: decodeURIComponent(rest.join('/')) } : { here: mine[0], place: '' }
}

function Head({ admin, session }: { admin: Admin; session: SessionView }) {
  const wall = admin.clock.wall.value
  const [, setContrast] = useState(isHighContrast)
  return (
    <header class="admin-head">
      <h1>{admin.station.value?.name}</h1>
      {wall && (
        <p class="admin-when">
          <span>{dayWords(wall.day)}</span>
          <time>{wall.time}</time>
        </p>
      )}
      <p class="admin-who">{session.clerk.name}</p>
      <TouchButton
        onPress={() => {
          turnContrast(localStorage)
          setContrast(isHighContrast())
        }}
      >
        {isHighContrast() ? staffWords.plain : staffWords.contrast}
      </TouchButton>
      <TouchButton data-act="lock" onPress={admin.session.lock}>
        {words.lock}
      </TouchButton>
      <SignOut admin={admin} />
    </header>
  )
}

/** Asks once more while something would be lost. */
function SignOut({ admin }: { admin: Admin }) {
  const { armed, surely } = useQuestion()
  const signOut = () => void admin.session.signOut()
  if (admin.editing.unsaved.value.size === 0)
    return <TouchButton onPress={signOut}>{words.signOut}</TouchButton>
  return (
    <TouchButton class={armed ? 'surely' : ''} onPress={() => surely(words.signOut, signOut)}>
      {armed ? words.signOutUnsaved : words.signOut}
    </TouchButton>
  )
}

/** While the daemon is away, what is shown may have changed: said above it, so that it can still be read. */
function Away({ admin }: { admin: Admin }) {
  const away = admin.link.value.at === 'restarting'
  const [since, setSince] = useState('')
  useEffect(() => setSince(away ? (admin.clock.wall.peek()?.time ?? '') : ''), [away])
  if (!away) return null
  return (
    <p class="admin-away" role="status">
      <b>{words.away.title}</b> {since !== '' && words.away.note(since)}
    </p>
  )
}

function Nothing() {
  return (
    <section class="admin-none">
      <h2>{words.none.title}</h2>
      <p>{words.none.note}</p>
      <p>
        <a class="button go" href="/clerk">
          {words.toDesk}
        </a>
      </p>
    </section>
  )
}
