import type { BoardClassView, MaskedKind } from '#contract/notice.ts'
import type { Admin } from '../admin.ts'
import { type Bound, foundIn, member } from '../editing/bound.ts'
import { EditorFrame } from '../editing/editor-frame.tsx'
import { CheckField } from '../editing/fields.tsx'
import { Found } from '../editing/found.tsx'
import { useEditor } from '../editing/use-editor.ts'
import type { StationDocument } from '../station/documents.ts'
import { stationEditors } from '../station/editors.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './words.ts'

const { masking } = words
type Ticked = NonNullable<StationDocument['masking']>

/** What of persons each class of the board hides, a tick a kind. It stands in the station's document, with who and when. */
export function MaskingForm({ admin }: { admin: Admin }) {
  const editor = useEditor(stationEditors, admin.editing, 'station')
  const board = useAnswer(() => admin.api.ask('GET /api/notices', { params: {} }), admin.moved.value)
  return (
    <EditorFrame
      admin={admin}
      editor={editor}
      title={masking.title}
      back={{ href: '#notices', words: words.title }}
      form={(station) => (
        <>
          <p class="section-see">{masking.note}</p>
          {board?.classes.map((of) => (
            <ClassField key={of.id} of={of} ticked={member(station, 'masking')} />
          ))}
          <Found id="field-masking-found" findings={foundIn(member(station, 'masking'))} />
        </>
      )}
    />
  )
}

type Props = { of: BoardClassView; ticked: Bound<StationDocument['masking']> }

function ClassField({ of, ticked }: Props) {
  const kinds = ticked.value?.find((one) => one.class === of.id)?.kinds ?? of.maskingInFile
  return (
    <fieldset class="field">
      <legend>{of.name}</legend>
      <div class="in-line">
        {masking.kinds.map((kind) => (
          <CheckField
            key={kind}
            of={{
              path: ['masking', of.id, kind],
              findings: [],
              value: kinds.includes(kind),
              change: (update) =>
                ticked.change((before) => withTick(before ?? [], of, kind, update(kinds.includes(kind)))),
            }}
            label={kind}
          />
        ))}
      </div>
    </fieldset>
  )
}

function withTick(before: Ticked, of: BoardClassView, kind: MaskedKind, isOn: boolean): Ticked {
  const known = before.find((one) => one.class === of.id)
  const kinds = (known?.kinds ?? of.maskingInFile).filter((one) => one !== kind)
  const next = { class: of.id, kinds: isOn ? [...kinds, kind] : kinds }
  return known === undefined ? [...before, next] : before.map((one) => (one === known ? next : one))
}
