import { useState } from 'preact/hooks'
import type { BoardClassView, NoticeDocument } from '#contract/notice.ts'
import type { Admin } from '../admin.ts'
import { type Bound, foundAt, member, optional, orElse } from '../editing/bound.ts'
import { EditorFrame } from '../editing/editor-frame.tsx'
import { CheckField, ChoiceField, DateField, LongField, TextField } from '../editing/fields.tsx'
import { Found } from '../editing/found.tsx'
import { useEditor } from '../editing/use-editor.ts'
import { asOwn, emptyNotice, noticeEditors, termDays, timesOf } from './notice.ts'
import { NoticePreviews } from './previews.tsx'
import { TextEditor } from './text/text-editor.tsx'
import { Official } from './official.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from './words.ts'

const { form } = words

/** One notice in its form. `of`: the class that a new one is begun in, '' for none. */
export function NoticeForm({ admin, id, of }: { admin: Admin; id: string; of: string }) {
  const today = admin.clock.wall.value?.day ?? ''
  const editor = useEditor(noticeEditors, admin.editing, id, emptyNotice(today, of))
  const board = useAnswer(() => admin.api.ask('GET /api/notices', { params: {} }), id)
  const classes = board?.classes ?? []
  const state = editor.state.value
  const here = state.at === 'open' ? classes.find((one) => one.id === state.document.class) : undefined
  return (
    <EditorFrame
      admin={admin}
      editor={editor}
      title={here ? form.kinds[here.kind] : form.write}
      back={{ href: '#notices', words: words.title }}
      times={(notice) => timesOf(notice, today)}
      preview={({ view }) => <NoticePreviews snapshot={admin.snapshot.value} view={view} />}
      form={(notice) => (
        <Fields admin={admin} id={id} today={today} notice={notice} classes={classes} here={here} />
      )}
    />
  )
}

type FieldsProps = {
  admin: Admin
  id: string
  today: string
  notice: Bound<NoticeDocument>
  classes: readonly BoardClassView[]
  here: BoardClassView | undefined
}

function Fields({ admin, id, today, notice, classes, here }: FieldsProps) {
  const choices = classes.map(({ id, name, kind }) => ({
    value: id,
    words: name,
    ...(kind !== name && { note: kind }),
  }))
  return (
    <>
      <LongField of={onOneLine(member(notice, 'title'))} label={form.title} limit={60} class="lead" />
      <ChoiceField
        of={member(notice, 'class')}
        label={form.class}
        choices={choices}
        none={form.chooseClass}
        {...(here && { hint: form.rules[here.kind] })}
        class="notice-class"
      />
      <Term notice={notice} />
      <Marks notice={notice} today={today} />
      <TextEditor of={member(notice, 'body')} />
      {here && here.masking.length > 0 && <p class="notice-masked">{form.masked(here.masking)}</p>}
      <Objection admin={admin} id={id} notice={notice} wanted={here?.kind === '公示'} />
      <TextField
        of={member(notice, 'publisher')}
        label={form.publisher}
        hint={form.publisherHint}
        class="half"
      />
      <TextField of={optional(member(notice, 'source'))} label={form.source} />
      <Official id={id} notice={notice} />
    </>
  )
}

/** A title is one line, however many it takes in its field. */
function onOneLine(of: Bound<string>): Bound<string> {
  return { ...of, change: (update) => of.change((before) => update(before).replaceAll('\n', '')) }
}

/** From–to in one line, with the days that are between. */
function Term({ notice }: { notice: Bound<NoticeDocument> }) {
  const days = termDays(notice.value)
  const moves = notice.value.publishedAt.startsWith('today')
  return (
    <fieldset class="field notice-term">
      <legend>{form.term}</legend>
      <div class="in-line">
        {moves ? (
          <p>{form.moving}</p>
        ) : (
          <>
            <DateField of={member(notice, 'publishedAt')} label={form.from} />
            <DateField
              of={optional(member(notice, 'until'))}
              label={form.until}
              min={notice.value.publishedAt}
            />
            <output>{days === null ? <small>{form.endless}</small> : form.days(days)}</output>
          </>
        )}
      </div>
    </fieldset>
  )
}

function Marks({ notice, today }: { notice: Bound<NoticeDocument>; today: string }) {
  const mark = (name: 'pinned' | 'urgent' | 'sample') =>
    orElse(member(notice, name), false, (on) => on || undefined)
  // It stays where it was pressed, so that the press can be taken back.
  const [wasSample] = useState(notice.value.sample === true)
  const sample: Bound<boolean> = {
    ...mark('sample'),
    change: (update) =>
      notice.change((before) =>
        update(before.sample ?? false) ? { ...before, sample: true } : asOwn(before, today),
      ),
  }
  return (
    <fieldset class="field">
      <legend>{form.marks}</legend>
      <div class="in-line">
        <CheckField of={mark('pinned')} label={form.pinned} />
        <CheckField of={mark('urgent')} label={form.urgent} />
        {wasSample && <CheckField of={sample} label={form.sample} hint={form.sampleHint} />}
        {notice.value.urgent && <p class="field-told">{form.urgentHint}</p>}
      </div>
    </fieldset>
  )
}

type ObjectionProps = { admin: Admin; id: string; notice: Bound<NoticeDocument>; wanted: boolean }

/** Whom to tell; a 公示 needs it, and the station itself is what stands there first. */
function Objection({ admin, id, notice, wanted }: ObjectionProps) {
  const of = member(notice, 'objection')
  const station = admin.snapshot.value?.station
  const first = { contact: station?.name ?? '', phone: station?.phone ?? '', place: station?.address ?? '' }
  if (!wanted && of.value === undefined) return null
  const whole = orElse(of, first)
  return (
    <fieldset class="field notice-objection" id="field-objection" tabIndex={-1}>
      <legend>{form.objection}</legend>
      <div class="in-line">
        <CheckField
          of={{
            ...of,
            value: of.value !== undefined,
            change: (update) =>
              of.change((before) => (update(before !== undefined) ? (before ?? first) : undefined)),
          }}
          label={form.hasObjection}
        />
        <a href={`#feedback/notice/${id}`}>{words.objections}</a>
      </div>
      {of.value !== undefined && (
        <div class="in-line">
          <TextField of={member(whole, 'contact')} label={form.contact} />
          <TextField of={member(whole, 'phone')} label={form.phone} type="tel" />
          <TextField of={member(whole, 'place')} label={form.place} />
        </div>
      )}
      <Found id="field-objection-found" findings={foundAt(of)} />
    </fieldset>
  )
}
