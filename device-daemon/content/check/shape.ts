import type { Static, TObject } from 'typebox'
import { Compile } from 'typebox/compile'
import { Check } from 'typebox/value'
import { type AsWritten, type Finding, type Path, wrong } from './finding.ts'
import { nearest } from './nearest.ts'

/** The part of JSON Schema that our settings use. */
type Node = {
  type?: string
  const?: string | number | boolean
  anyOf?: readonly Node[]
  properties?: Readonly<Record<string, Node>>
  /** Fields that people name themselves, as far as their names are of this form. */
  patternProperties?: Readonly<Record<string, Node>>
  required?: readonly string[]
  additionalProperties?: boolean
  items?: Node
  minItems?: number
  maxItems?: number
  minLength?: number
  minimum?: number
  maximum?: number
  description?: string
}

/** What is right of a `T`: wrong fields are absent, wrong list entries undefined, so that indexes still hold. */
export type Sound<T> = T extends readonly (infer Entry)[]
  ? (Sound<Entry> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Sound<T[Key]> }
    : T

/** `whole` is the value when nothing is wrong with it; `sound` lets further checks go on with what is right. */
type Shape<T> = { findings: Finding[]; whole: T | null; sound: Sound<T> | undefined }

/**
 * Checks `value` against an object schema, all of it: one finding for each wrong, missing or unknown field, each saying
 * what is allowed. TypeBox decides every single value; the walk only finds the words. `at` is where the value stands.
 * A record by pattern says `additionalProperties: Type.Never()`, or TypeBox lets a misspelt key pass.
 */
export function checkShape<S extends TObject>(
  schema: S,
  value: unknown,
  at: Path = [],
  asWritten: AsWritten = () => undefined,
): Shape<Static<S>> {
  // Nearly everything is right, and the walk is only for words.
  if (isWhole(schema, value) && isSound(schema, value)) return { findings: [], whole: value, sound: value }
  const findings = walk(schema, value, { path: at, asWritten })
  const sound = soundPart(schema, value)
  return {
    findings,
    whole: findings.length === 0 && Check(schema, value) ? value : null,
    sound: isSound(schema, sound) ? sound : undefined,
  }
}

/** A schema is compiled in the time of so many checks by it. */
const COMPILED_FROM = 4
const asked = new WeakMap<TObject, { times: number; check: (value: unknown) => boolean }>()

/** TypeBox's check, compiled where a schema is asked often: of sixty guides it takes a tenth of a start else. */
function isWhole<S extends TObject>(schema: S, value: unknown): value is Static<S> {
  const known = asked.get(schema) ?? { times: 0, check: (given) => Check(schema, given) }
  if (++known.times === COMPILED_FROM) {
    const compiled = Compile(schema)
    known.check = (given) => compiled.Check(given)
  }
  asked.set(schema, known)
  return known.check(value)
}

function soundPart(node: Node, value: unknown): unknown {
  if (node.type === 'array' && Array.isArray(value)) {
    return value.map((entry: unknown) => soundPart(node.items ?? {}, entry))
  }
  if (node.type === 'object' && !node.patternProperties && isRecord(value)) {
    const parts = Object.entries(node.properties ?? {}).map(([key, field]) => [
      key,
      key in value ? soundPart(field, value[key]) : undefined,
    ])
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined))
  }
  return fits(node, value) ? value : undefined
}

function isSound<S extends TObject>(schema: S, value: unknown): value is Sound<Static<S>> {
  return isRecord(value) && Object.keys(value).every((key) => key in schema.properties)
}

/** Where the walk is, and how to see what stands there. */
type Place = { path: Path; asWritten: AsWritten }

const inside = (place: Place, key: string | number): Place => ({ ...place, path: [...place.path, key] })

function walk(node: Node, value: unknown, place: Place): Finding[] {
  if (node.anyOf) return walkUnion(node, node.anyOf, value, place)
  if (node.patternProperties && isRecord(value)) return walkRecord(node, value, place)
  if (node.type === 'object' && isRecord(value)) return walkObject(node, value, place)
  if (node.type === 'array' && Array.isArray(value)) {
    const entries = value.flatMap((item: unknown, index) =>
      walk(node.items ?? {}, item, inside(place, index)),
    )
    const count = fits({ ...node, items: {} }, value)
      ? []
      : [wrong(place.path, `有 ${value.length} 项，应为 ${countText(node)}`)]
    return [...count, ...entries]
  }
  return fits(node, value) ? [] : [unfit(node, value, place)]
}

function unfit(node: Node, value: unknown, { path, asWritten }: Place): Finding {
  const text = asWritten(path)
  const isNumber = typeof value === 'number' && text !== undefined && text !== String(value)
  const seen = isNumber ? `写的是 ${text}，没有引号会读成数字 ${value}` : shown(value)
  return wrong(path, `${seen}，应为：${allowed(node, value, isNumber ? text : String(value))}`)
}

function walkObject(node: Node, value: Record<string, unknown>, place: Place): Finding[] {
  const { path } = place
  const fields = node.properties ?? {}
  const strangers = Object.keys(value).filter((key) => !(key in fields))
  const closed = node.additionalProperties === false
  // A field that is only misspelt is told once, not as missing and unknown.
  const meant = closed ? strangers.map((key) => meantField(key, Object.keys(fields))) : []
  const missing = (node.required ?? [])
    .filter((key) => !(key in value) && !meant.includes(key))
    .map((key) => wrong([...path, key], `缺少这一项，应为：${allowed(fields[key] ?? {})}`))
  const unknown = closed
    ? strangers.map((key) => wrong([...path, key], unknownField(key, Object.keys(fields))))
    : []
  const known = Object.entries(fields)
    .filter(([key]) => key in value)
    .flatMap(([key, field]) => walk(field, value[key], inside(place, key)))
  return [...missing, ...unknown, ...known]
}

function walkRecord(node: Node, value: Record<string, unknown>, place: Place): Finding[] {
  const forms = Object.entries(node.patternProperties ?? {})
  return Object.entries(value).flatMap(([key, entry]) => {
    const field = forms.find(([form]) => new RegExp(form).test(key))?.[1]
    if (field === undefined) return [wrong([...place.path, key], `写的是 ${key}，应为：${allowed(node)}`)]
    return walk(field, entry, inside(place, key))
  })
}

/** Of several shapes the one is meant that shares most fields with what is written. */
function walkUnion(node: Node, branches: readonly Node[], value: unknown, place: Place): Finding[] {
  if (branches.some((branch) => fits(branch, value))) return []
  const closest = branches
    .map((branch) => ({ branch, shared: sharedFields(branch, value) }))
    .reduce((best, next) => (next.shared > best.shared ? next : best))
  if (closest.shared > 0) return walk(closest.branch, value, place)
  return [unfit(node, value, place)]
}

function fits(node: Node, value: unknown): boolean {
  return Check(node, value)
}

function sharedFields(branch: Node, value: unknown): number {
  if (branch.type === 'array' && Array.isArray(value)) return 1
  if (!isRecord(value)) return 0
  return Object.keys(value).filter((key) => key in (branch.properties ?? {})).length
}

/** Words for a field that does not exist: which one was meant, or which there are. */
export function unknownField(key: string, known: readonly string[]): string {
  const choice = `可用的字段：${known.join('、')}`
  if (FULL_WIDTH.test(key))
    return `没有 ${key} 这个字段：里面有全角的“${FULL_WIDTH.exec(key)?.[0]}”，冒号和逗号应为半角，后面各加一个空格（${choice}）`
  const meant = nearest(key, known)
  return meant
    ? `没有 ${key} 这个字段，应为：${meant}（${choice}）`
    : `没有 ${key} 这个字段，应删去；${choice}`
}

/** Of a key that ran on over a full-width colon, the field is the part before it. */
function meantField(key: string, known: readonly string[]): string | undefined {
  const [start = key] = key.split(FULL_WIDTH)
  return nearest(start, known)
}

/** Marks that are no marks of YAML, so that it reads on over them. */
const FULL_WIDTH = /[：，；]/

/** What may stand there, in words for people; a `value` gets a hint where it is nearly right, `text` is how it was written. */
function allowed(node: Node, value?: unknown, text = ''): string {
  const words = node.description ?? plainAllowed(node)
  if (node.type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `${words}（数字和 true、false 当文字用要加引号，如 "${text}"）`
  }
  if (typeof value !== 'string') return words
  if (node.type !== 'string' && unquoted(node, value)) return `${words}（不加引号）`
  const narrow = value.normalize('NFKC')
  if (narrow !== value && fits(node, narrow)) return `${words}（用了全角字符，是不是 ${narrow}？）`
  const mark = node.type === 'string' ? null : FULL_WIDTH.exec(value)
  if (mark !== null)
    return `${words}（里面有全角的“${mark[0]}”，应为半角的“${mark[0].normalize('NFKC')}”加一个空格）`
  if (!node.anyOf) return words
  const meant = nearest(
    value,
    node.anyOf.flatMap((branch) => (typeof branch.const === 'string' ? [branch.const] : [])),
  )
  return meant ? `${words}（是不是 ${meant}？）` : words
}

/** Whether `written` would be right as a number or a truth value. */
function unquoted(node: Node, written: string): boolean {
  const isTruth = written === 'true' || written === 'false'
  return written !== '' && fits(node, isTruth ? written === 'true' : Number(written))
}

function plainAllowed(node: Node): string {
  if (node.const !== undefined) return String(node.const)
  if (node.anyOf) return node.anyOf.map((branch) => allowed(branch)).join(' 或 ')
  const { type = 'object' } = node
  switch (type) {
    case 'string':
      return node.minLength === undefined ? '文字' : '文字，不能空着'
    case 'integer':
      return `${rangeText(node)}整数`
    case 'number':
      return `${rangeText(node)}数`
    case 'boolean':
      return 'true 或 false'
    case 'null':
      return 'null（空）'
    case 'array':
      return `列表（每项一行，以 - 开头），${countText(node)}`
    default:
      return `一组字段：${Object.keys(node.properties ?? {}).join('、')}`
  }
}

function rangeText({ minimum, maximum }: Node): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} 到 ${maximum} 的`
  return minimum === undefined ? '' : `不小于 ${minimum} 的`
}

function countText({ minItems = 0, maxItems }: Node): string {
  return maxItems === undefined ? `至少 ${minItems} 项` : `${minItems} 到 ${maxItems} 项`
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '这里空着'
  if (Array.isArray(value)) return '写的是列表'
  if (typeof value === 'object') return '写的是一组字段'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `写的是 ${text.length > 40 ? `${text.slice(0, 40)}…` : text || '空文字'}`
}

/** A YAML mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
