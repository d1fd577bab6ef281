import type { Admin } from '../admin.ts'
import { type Bound, member } from '../editing/bound.ts'
import { ChoiceField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { useAnswer } from '../use-answer.ts'
import { stationEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'
import { words as field } from './words/common.ts'

/** Home has room for six. */
const MOST = 6
const TITLE_MAX = 7

/** The errands that home names first, in its order. */
export function CommonForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.common
  const guides = useAnswer(
    () => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'guide' } }),
    title,
  )
  const errands = guides?.contents.map(({ id, title: name }) => ({ value: id, words: `${id} ${name}` })) ?? []
  return (
    <SectionFrame
      admin={admin}
      keeper={stationEditors}
      id="station"
      title={title}
      see={see}
      previews={[{ screen: 'home', title: words.preview.home }]}
    >
      {(station) => {
        const common = member(station, 'commonItems')
        return (
          <Rows
            of={common}
            label={field.items}
            add={field.add}
            most={{ count: MOST, words: field.full }}
            none={field.none}
            fresh={() => ({ seq: 0, title: '' })}
            nameOf={(item) => item.title}
          >
            {(item) => (
              <div class="side-by-side">
                <ChoiceField
                  of={asText(member(item, 'seq'))}
                  label={field.errand}
                  choices={errands}
                  none={field.choose}
                />
                <TextField
                  of={member(item, 'title')}
                  label={field.title}
                  hint={field.titleHint}
                  limit={TITLE_MAX}
                />
              </div>
            )}
          </Rows>
        )
      }}
    </SectionFrame>
  )
}

/** A 序号 as a list of choices has it; '' while none is chosen. */
function asText(of: Bound<number>): Bound<string> {
  const text = (seq: number) => (seq === 0 ? '' : String(seq))
  return {
    ...of,
    value: text(of.value),
    change: (update) => of.change((before) => Number(update(text(before)))),
  }
}
