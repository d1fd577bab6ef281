import type { NoticeDocument } from '#contract/notice.ts'
import { type Bound, member, optional, orElse } from '../editing/bound.ts'
import { CheckField, TextField } from '../editing/fields.tsx'
import { words } from './words.ts'

const { form } = words
const EMPTY: NonNullable<NoticeDocument['official']> = { issuer: '' }

/** How the notice is on paper: with a red head where its writer says that it is an official document. */
export function Official({ id, notice }: { id: string; notice: Bound<NoticeDocument> }) {
  const of = member(notice, 'official')
  const whole = orElse(of, EMPTY)
  return (
    <fieldset class="field">
      <legend>{form.paper}</legend>
      <div class="in-line">
        <CheckField
          of={{
            ...of,
            value: of.value !== undefined,
            change: (update) =>
              of.change((before) => (update(before !== undefined) ? (before ?? EMPTY) : undefined)),
          }}
          label={form.isOfficial}
        />
        <a href={`/print/notice/${encodeURIComponent(id)}`} target="_blank" rel="noopener">
          {form.print}
        </a>
      </div>
      {of.value !== undefined && (
        <div class="in-line">
          <TextField of={member(whole, 'issuer')} label={form.issuer} limit={40} />
          <TextField of={optional(member(whole, 'number'))} label={form.number} limit={40} />
        </div>
      )}
      <p class="field-told">{form.printNote}</p>
    </fieldset>
  )
}
