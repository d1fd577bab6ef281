import type { ComponentChildren } from 'preact'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { type Bound, type Finding, fieldId, foundAt, foundIn } from './bound.ts'
import { Found, describedBy } from './found.tsx'

type FieldProps<Value> = {
  of: Bound<Value>
  label: string
  /** Stands under the field at all times. */
  hint?: string
  /** Why it cannot be changed here; it can be read all the same. */
  locked?: string | undefined
  /** What the document calls the place where a finding belongs here, too. */
  findings?: readonly Finding[]
  class?: string
}

type Described = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** A label, what is filled in, and under it what has to be said about it. */
function Field<Value>({
  of,
  label,
  hint,
  locked,
  findings = foundIn(of),
  class: look = '',
  children,
}: FieldProps<Value> & { children: (described: Described) => ComponentChildren }) {
  const id = fieldId(of.path)
  const told = locked ?? hint
  return (
    <div class={`field ${look}`} data-locked={locked === undefined ? undefined : ''}>
      <label for={id}>{withWholeWords(label)}</label>
      {children({
        id,
        'aria-describedby': describedBy(
          findings.length > 0 && `${id}-found`,
          told !== undefined && `${id}-told`,
        ),
        'aria-invalid': findings.some(({ blocks }) => blocks) || undefined,
      })}
      {told !== undefined && (
        <p class="field-told" id={`${id}-told`}>
          {withWholeWords(told)}
        </p>
      )}
      <Found id={`${id}-found`} findings={findings} />
    </div>
  )
}

type InputAttributes = {
  type: 'text' | 'url' | 'tel' | 'date' | 'number'
  autocomplete?: 'off'
  inputMode?: 'numeric'
  list?: string | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: number | undefined
}

/** A field of one line; `read` tells the value of what stands in it. */
function InputField<Value extends string | number | null>({
  attributes,
  read,
  ...field
}: FieldProps<Value> & { attributes: InputAttributes; read: (input: HTMLInputElement) => Value }) {
  const { of, locked } = field
  return (
    <Field {...field}>
      {(described) => (
        <input
          {...described}
          {...attributes}
          value={of.value ?? ''}
          readOnly={locked !== undefined}
          onInput={({ currentTarget }) => {
            const value = read(currentTarget)
            of.change(() => value)
          }}
        />
      )}
    </Field>
  )
}

const asWritten = ({ value }: { value: string }): string => value

export function TextField({
  limit,
  list,
  type = 'text',
  ...field
}: FieldProps<string> & { limit?: number; list?: string; type?: 'text' | 'url' | 'tel' }) {
  const attributes = { type, list, maxLength: limit, autocomplete: 'off' } as const
  return <InputField {...field} attributes={attributes} read={asWritten} />
}

/** A day, YYYY-MM-DD; '' for none. */
export function DateField({ min, ...field }: FieldProps<string> & { min?: string }) {
  return <InputField {...field} attributes={{ type: 'date', min }} read={asWritten} />
}

/** A number of people, days, minutes; null where nothing is written. */
export function NumberField({
  min,
  max,
  ...field
}: FieldProps<number | null> & { min?: number; max?: number }) {
  const read = ({ value, valueAsNumber }: HTMLInputElement) => (value === '' ? null : valueAsNumber)
  const attributes = { type: 'number', inputMode: 'numeric', min, max } as const
  return <InputField {...field} attributes={attributes} read={read} />
}

/** As high as what is written in it. */
export function LongField({ limit, ...field }: FieldProps<string> & { limit?: number }) {
  const { of, locked } = field
  return (
    <Field {...field}>
      {(described) => (
        <textarea
          {...described}
          value={of.value}
          rows={2}
          maxLength={limit}
          readOnly={locked !== undefined}
          onInput={({ currentTarget: { value } }) => of.change(() => value)}
        />
      )}
    </Field>
  )
}

export type Choice<Value> = { value: Value; words: string; note?: string }

/** One of many. A value that is none of them stands first, so that nothing is chosen by opening a form. */
export function ChoiceField<Value extends string>(
  props: FieldProps<Value> & { choices: readonly Choice<Value>[]; none?: string },
) {
  const { of, locked, choices, none } = props
  const isKnown = choices.some(({ value }) => value === of.value)
  return (
    <Field {...props}>
      {(described) => (
        <select
          {...described}
          value={of.value}
          disabled={locked !== undefined}
          onChange={({ currentTarget: { selectedIndex } }) => {
            const chosen = choices[selectedIndex - (isKnown ? 0 : 1)]
            if (chosen) of.change(() => chosen.value)
          }}
        >
          {!isKnown && <option value={of.value}>{of.value === '' ? none : of.value}</option>}
          {choices.map(({ value, words, note }) => (
            <option key={value} value={value}>
              {note === undefined ? words : `${words}（${note}）`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** One of a few, all of them in sight. */
export function RadioField<Value extends string>(
  props: Omit<FieldProps<Value>, 'class'> & { choices: readonly Choice<Value>[] },
) {
  const { of, label, hint, locked, findings = foundIn(of), choices } = props
  const id = fieldId(of.path)
  return (
    <fieldset
      class="field radio-field"
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy(findings.length > 0 && `${id}-found`)}
    >
      <legend>{label}</legend>
      <div class="segments">
        {choices.map(({ value, words, note }) => (
          <label key={value} class="segment" data-on={value === of.value ? '' : undefined}>
            <input
              type="radio"
              name={id}
              checked={value === of.value}
              disabled={locked !== undefined}
              onChange={() => of.change(() => value)}
            />
            {words}
            {note !== undefined && <small>{note}</small>}
          </label>
        ))}
      </div>
      {(locked ?? hint) !== undefined && <p class="field-told">{locked ?? hint}</p>}
      <Found id={`${id}-found`} findings={findings} />
    </fieldset>
  )
}

export function CheckField({
  of,
  label,
  hint,
  locked,
}: Pick<FieldProps<boolean>, 'of' | 'label' | 'hint' | 'locked'>) {
  const id = fieldId(of.path)
  const findings = foundAt(of)
  const told = locked ?? hint
  return (
    <div class="field check-field">
      <label>
        <input
          id={id}
          type="checkbox"
          checked={of.value}
          disabled={locked !== undefined}
          aria-describedby={describedBy(
            findings.length > 0 && `${id}-found`,
            told !== undefined && `${id}-told`,
          )}
          onChange={({ currentTarget: { checked } }) => of.change(() => checked)}
        />
        {label}
      </label>
      {told !== undefined && (
        <p class="field-told" id={`${id}-told`}>
          {told}
        </p>
      )}
      <Found id={`${id}-found`} findings={findings} />
    </div>
  )
}
