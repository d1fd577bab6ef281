import type { ContentReply } from '#contract/contents.ts'

export type Finding = ContentReply['findings'][number]
export type Path = Finding['path']

/** A place in a document that a form may change: its value, and what was found in the whole document. */
export type Bound<Value> = {
  path: Path
  value: Value
  findings: readonly Finding[]
  /** `update` gets the newest value, which may not be on the screen yet. */
  change(update: (before: Value) => Value): void
}

/** A field of a record; one that is set to undefined is not there any more. */
export function member<Value extends object, Key extends keyof Value & string>(
  of: Bound<Value>,
  key: Key,
): Bound<Value[Key]> {
  return {
    path: [...of.path, key],
    value: of.value[key],
    findings: of.findings,
    change: (update) => of.change((before) => withMember(before, key, update(before[key]))),
  }
}

function withMember<Value extends object, Key extends keyof Value & string>(
  before: Value,
  key: Key,
  next: Value[Key],
): Value {
  const copy = { ...before, [key]: next }
  if (next === undefined) Reflect.deleteProperty(copy, key)
  return copy
}

export function items<Item>(of: Bound<readonly Item[]>): readonly Bound<Item>[] {
  return of.value.map((value, i) => ({
    path: [...of.path, i],
    value,
    findings: of.findings,
    change: (update) =>
      of.change((before) => before.map((item, other) => (other === i ? update(item) : item))),
  }))
}

/** An optional text as a field has it: one that is emptied is not there. */
export function optional(of: Bound<string | undefined>): Bound<string> {
  return orElse(of, '', (text) => (text === '' ? undefined : text))
}

/** A place that may be missing, with `otherwise` in its stead; `put` says what is written there. */
export function orElse<Value>(
  of: Bound<Value | undefined>,
  otherwise: Value,
  put: (next: Value) => Value | undefined = (next) => next,
): Bound<Value> {
  return {
    ...of,
    value: of.value ?? otherwise,
    change: (update) => of.change((before) => put(update(before ?? otherwise))),
  }
}

/** What was found at a place or below it. */
export function foundIn({ path, findings }: Pick<Bound<unknown>, 'path' | 'findings'>): readonly Finding[] {
  return findings.filter((finding) => path.every((part, i) => finding.path[i] === part))
}

/** What was found at a place as a whole: a list that is empty, a record that is missing. */
export function foundAt(of: Pick<Bound<unknown>, 'path' | 'findings'>): readonly Finding[] {
  return foundIn(of).filter(({ path }) => path.length === of.path.length)
}

/** Name of the element that a place is changed with; findings and the publish bar lead there. */
export function fieldId(path: Path): string {
  return ['field', ...path].join('-')
}
