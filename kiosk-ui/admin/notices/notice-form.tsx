import type { NoticeDocument } from '#contract/notice.ts'
import type { Admin } from '../admin.ts'
import { type Bound, member, optional, orElse } from '../editing/bound.ts'
import { EditorFrame } from '../editing/editor-frame.tsx'
import { CheckField, ChoiceField, DateField, LongField, TextField } from '../editing/fields.tsx'
import { useEditor } from '../editing/use-editor.ts'
import { emptyNotice, noticeEditors } from './notice.ts'
import { NoticePreviews } from './previews.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from './words.ts'

const EMPTY = { contact: '', phone: '', place: '' }

/** One notice in its form. */
export function NoticeForm({ admin, id }: { admin: Admin; id: string }) {
  const today = admin.clock.wall.peek()?.day ?? ''
  const fresh = emptyNotice(today, admin.station.peek()?.name ?? '')
  const editor = useEditor(noticeEditors, admin.editing, id, fresh)
  const board = useAnswer(() => admin.api.ask('GET /api/notices', { params: {} }), id)
  const classes = board?.classes.map(({ name, kind }) => ({ value: name, words: name, note: kind })) ?? []
  const field = words.field
  return (
    <EditorFrame
      admin={admin}
      editor={editor}
      title={words.write}
      back={{ href: '#notices', words: words.title }}
      preview={({ view }) => <NoticePreviews snapshot={admin.snapshot.value} view={view} />}
      form={(notice: Bound<NoticeDocument>) => (
        <>
          <TextField of={member(notice, 'title')} label={field.title} limit={60} />
          <ChoiceField
            of={member(notice, 'class')}
            label={field.class}
            choices={classes}
            none={field.chooseClass}
          />
          <TextField of={member(notice, 'publisher')} label={field.publisher} />
          <DateField of={member(notice, 'publishedAt')} label={field.publishedAt} />
          <DateField of={optional(member(notice, 'until'))} label={field.until} />
          <LongField of={member(notice, 'body')} label={field.body} />
          <CheckField
            of={{
              ...member(notice, 'objection'),
              value: notice.value.objection !== undefined,
              change: (update) =>
                member(notice, 'objection').change((before) =>
                  update(before !== undefined) ? (before ?? EMPTY) : undefined,
                ),
            }}
            label={field.hasObjection}
          />
          {notice.value.objection && <ObjectionFields of={orElse(member(notice, 'objection'), EMPTY)} />}
          <TextField of={optional(member(notice, 'source'))} label={field.source} />
        </>
      )}
    />
  )
}

function ObjectionFields({ of }: { of: Bound<NonNullable<NoticeDocument['objection']>> }) {
  return (
    <>
      <TextField of={member(of, 'contact')} label={words.field.contact} />
      <TextField of={member(of, 'phone')} label={words.field.phone} type="tel" />
      <TextField of={member(of, 'place')} label={words.field.place} />
    </>
  )
}
