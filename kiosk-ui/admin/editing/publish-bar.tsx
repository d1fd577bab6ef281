import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import type { Admin } from '../admin.ts'
import { type Finding, fieldId } from './bound.ts'
import type { Editor, Times } from './editor.ts'
import { type Opened, isUntouched } from './opened.ts'
import { stationTimeWords, words } from './words.ts'

type Props<Doc extends object> = {
  admin: Admin
  editor: Editor<Doc>
  opened: Opened<Doc>
  /** Where the document itself says from when to when it is shown; otherwise a press may set a time. */
  times?: Times
  /** What a kind offers besides, before 存草稿. */
  children?: ComponentChildren
}

/** What keeps a document from being shown, or how it is shown; and what can be done with it. */
export function PublishBar<Doc extends object>({ admin, editor, opened, times, children }: Props<Doc>) {
  const [asks, setAsks] = useState<'nothing' | 'time'>('nothing')
  const { findings, standing, document, kept, base } = opened
  const today = admin.clock.wall.value?.day ?? ''
  const blocking = findings.filter(({ blocks }) => blocks)
  const mayPublish = admin.editing.may('content.publish')
  const isSending = !['free', 'refused'].includes(editor.commands.doing.value.at)
  const isShown = ['shown', 'scheduled', 'file', 'left-out'].includes(standing.at)
  const published = 'published' in standing ? standing.published : null
  const nothingNew =
    document === kept && standing.at === 'shown' && published === base && isSameTime(times, standing)
  const publishWords =
    times?.from === undefined
      ? isShown
        ? words.publish.again
        : words.publish.now
      : words.publish.at(stationTimeWords(today, times.from))
  return (
    <footer class="publish-bar">
      <div class="publish-said">
        <Refusal commands={editor.commands} />
        <Verdict findings={findings} />
        <p class="publish-standing">
          {standingWords(opened, today)}
          {!mayPublish && ` ${words.publish.noRight}`}
        </p>
      </div>
      {children}
      {mayPublish && isShown && standing.at !== 'file' && (
        <SurelyButton
          words={words.publish.withdraw}
          disabled={isSending}
          onPress={() => void editor.withdraw()}
        />
      )}
      {mayPublish && times === undefined && (
        <TouchButton data-act="schedule" disabled={blocking.length > 0} onPress={() => setAsks('time')}>
          {words.publish.schedule}
        </TouchButton>
      )}
      <TouchButton
        data-act="keep"
        disabled={isSending || isUntouched(opened)}
        onPress={() => void editor.keep()}
      >
        {words.acts.keep} <kbd aria-hidden="true">{words.saveKey}</kbd>
      </TouchButton>
      {mayPublish && (
        <TouchButton
          class="go publish"
          data-act="publish"
          disabled={isSending || blocking.length > 0 || nothingNew || isUntouched(opened)}
          onPress={() => void editor.publish(times ?? {})}
        >
          {nothingNew ? words.publish.nothing : publishWords}
        </TouchButton>
      )}
      {asks === 'time' && (
        <Schedule
          onClose={() => setAsks('nothing')}
          onChoose={(chosen) => {
            setAsks('nothing')
            void editor.publish(chosen)
          }}
        />
      )}
    </footer>
  )
}

/** How many places have to be mended, and a press that leads to the first. */
function Verdict({ findings }: { findings: readonly Finding[] }) {
  const blocking = findings.filter(({ blocks }) => blocks)
  const [first] = blocking.length > 0 ? blocking : findings
  if (first === undefined) return null
  const { found } = words
  return (
    <p class="verdict" data-blocks={blocking.length > 0} role="status">
      <b>{blocking.length > 0 ? found.blocks(blocking.length) : found.doubts(findings.length)}</b>
      <TouchButton data-act="next-finding" onPress={() => goTo(first)}>
        {blocking.length > 0 ? found.next : found.look}
      </TouchButton>
    </p>
  )
}

/** To the field that a finding belongs to, or to what holds it. */
function goTo({ path }: Finding): void {
  for (let length = path.length; length > 0; length--) {
    const field = document.querySelector<HTMLElement>(`#${CSS.escape(fieldId(path.slice(0, length)))}`)
    if (field === null) continue
    field.scrollIntoView({ block: 'center' })
    field.focus()
    return
  }
}

/** Whether it is shown until the time that the document itself says. */
function isSameTime(times: Times | undefined, { until }: { until: string | null }): boolean {
  return times === undefined || (times.from === undefined && (times.until ?? null) === until)
}

function standingWords<Doc>({ standing, base }: Opened<Doc>, today: string): string {
  const said =
    standing.at === 'scheduled'
      ? words.standing.scheduled(stationTimeWords(today, standing.from ?? ''))
      : words.standing[standing.at]
  const older = standing.at === 'shown' && standing.published !== base ? `，${words.newer}` : ''
  const isOn = standing.at === 'shown' || standing.at === 'scheduled'
  const until =
    isOn && standing.until !== null ? `，${words.until(stationTimeWords(today, standing.until))}` : ''
  return said + older + until
}

function Schedule({ onChoose, onClose }: { onChoose: (times: Times) => void; onClose: () => void }) {
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  return (
    <Panel title={words.schedule.title} onClose={onClose}>
      <form
        class="schedule"
        onSubmit={(event) => {
          event.preventDefault()
          onChoose({ ...(from !== '' && { from }), ...(until !== '' && { until }) })
        }}
      >
        <label>
          {words.schedule.from}
          <input type="datetime-local" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        </label>
        <label>
          {words.schedule.until}
          <input
            type="datetime-local"
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
        <p>{words.schedule.hint}</p>
        <button type="submit" class="go">
          {words.schedule.forward}
        </button>
      </form>
    </Panel>
  )
}
