import type { ComponentChildren } from 'preact'
import type { Guide, LegalBasis, Material } from '#contract/guide.ts'
import type { Section } from '../parts/paged-sections.tsx'
import { words } from '../words/guide.ts'

const { sections, rows } = words

/**
 * A guide in the order in which a resident asks: why it is not possible now, the seven elements (name and kind stand in
 * the heading), then the rest. Elements are matched by the catalogue's own names.
 */
export function guideSections(guide: Guide): Section[] {
  const waits = (element: string) => guide.unconfirmed.includes(element)
  const section = (
    key: keyof typeof sections,
    element: string,
    content: readonly ComponentChildren[],
    numbered = false,
  ): Section => ({ key, label: sections[key], unconfirmed: waits(element), rows: content, numbered })
  const { materials, exerciseLevel } = guide
  const bring = materials.length === 0 ? [rows.nothingToBring] : materials.map(materialRow)
  const made: Section[] = [
    ...stops(guide),
    section('bring', '申请材料', bring, materials.length > 0),
    // A promise that is missing is marked where it would stand.
    {
      ...section('time', '办理时限', timeRows(guide)),
      unconfirmed: waits('办理时限') && !lacksPromise(guide),
    },
    section('fee', '收费情况', [guide.fee]),
    section('who', '受理条件', guide.conditions),
    section('basis', '办事依据', guide.legalBasis.map(basisRow)),
    section('steps', '办理流程', guide.steps, true),
    section('where', '办理渠道', [...guide.channels, onlineRow(guide)]),
    section('result', '办理结果', [guide.result]),
    section('tips', '', guide.tips),
    section('level', '行使层级', [
      rows.handledAt(exerciseLevel.handledAt),
      rows.decidedBy(exerciseLevel.decidedBy),
    ]),
    section('record', '', [
      marked(rows.itemType(guide.itemType), waits('事项类型')),
      guide.code === null ? marked(rows.codeLabel, true) : marked(rows.code(guide.code), waits('事项编码')),
      rows.audience(guide.audience),
      rows.version(guide.version),
    ]),
  ]
  return made.filter((one) => one.rows.length > 0)
}

function stops({ suspended, noTicket }: Guide): Section[] {
  const stop = (key: 'suspended' | 'noTicket', why: string): Section => ({
    key,
    label: sections[key],
    unconfirmed: false,
    rows: [why],
    numbered: false,
    tone: 'stop',
  })
  if (suspended !== null) return [stop('suspended', suspended)]
  return noTicket === null ? [] : [stop('noTicket', noTicket)]
}

function lacksPromise({ kind, timeLimit }: Guide): boolean {
  return kind === '承诺件' && timeLimit.promisedWorkdays === null
}

/** The station's promise, the statutory limit, and what the catalogue says beyond the two. */
function timeRows(guide: Guide): ComponentChildren[] {
  const { promisedWorkdays, statutoryWorkdays } = guide.timeLimit
  const beyond = beyondThePromise(guide)
  return [
    ...(lacksPromise(guide) ? [marked(rows.promised, true)] : []),
    ...(promisedWorkdays ? [`${rows.promised} ${rows.workdays(promisedWorkdays)}`] : []),
    ...(statutoryWorkdays === null ? [] : [<small>{rows.statutory(statutoryWorkdays)}</small>]),
    ...(beyond === '' ? [] : [lacksPromise(guide) ? <small>{beyond}</small> : beyond]),
  ]
}

/** The catalogue's sentence without what the rows above it say already. */
export function beyondThePromise(guide: Guide): string {
  const { text } = guide.timeLimit
  if (!lacksPromise(guide)) return text
  return text
    .replace(/^承诺件[，。]/, '')
    .replace('在承诺时限内办结。', '')
    .replace(/本市统一的承诺时限待核定。?/, '')
    .replace(/[；，]?本市承诺时限待核定(?=。|$)/, '')
    .replace(/^。/, '')
}

function materialRow({ name, original, copy, note, required, when }: Material): ComponentChildren {
  const hints = [
    ...(original > 1 || copy > 0 ? [rows.originals(original)] : []),
    ...(copy > 0 ? [rows.copies(copy)] : []),
    ...(required === true ? [] : [when ? whenWords(when) : rows.conditional]),
    ...(note === '' ? [] : [note]),
  ]
  return (
    <>
      {name}
      {hints.length > 0 && <small>{hints.join('，')}</small>}
    </>
  )
}

/** 「系统查不到的」 names the case; other wordings are sentences already. */
function whenWords(when: string): string {
  return when.endsWith('的') ? rows.only(when) : when
}

function basisRow({ title, docNumber, article, confidence }: LegalBasis): ComponentChildren {
  // A title within a title has single brackets (GB/T 15834).
  const inner = title.replaceAll('《', '〈').replaceAll('》', '〉')
  const where = [docNumber, article].filter((part) => part !== undefined).join('　')
  return (
    <>
      {`《${inner}》`}
      {where !== '' && <small>{where}</small>}
      {confidence !== 'high' && <Mark />}
    </>
  )
}

function onlineRow({ onlineAvailable }: Guide): ComponentChildren {
  if (onlineAvailable === 'unknown') return marked(rows.online.unknown, true)
  return onlineAvailable ? rows.online.true : rows.online.false
}

function marked(text: string, unconfirmed: boolean): ComponentChildren {
  return (
    <>
      {text}
      {unconfirmed && <Mark />}
    </>
  )
}

function Mark() {
  return <span class="mark">{words.guide.toConfirm}</span>
}
