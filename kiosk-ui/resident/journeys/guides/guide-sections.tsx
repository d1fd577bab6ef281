import type { ComponentChildren } from 'preact'
import type { Guide, GuideElement, LegalBasis } from '#contract/guide.ts'
import { Small, bringSections } from '../../parts/bring-sections.tsx'
import type { Section } from '../../parts/paged-sections.tsx'
import { words as sectionWords } from '../../parts/words/sections.ts'
import { beyondThePromise, saysWorkdays, words } from './words/guide.ts'

const { sections, rows } = words

/**
 * A guide in the order in which a resident asks: why it is not possible now, the seven elements (name and kind stand in
 * the heading), then the rest. Elements are matched by the catalogue's own names.
 */
export function guideSections(guide: Guide, townCentre: string): Section[] {
  const waits = (element: GuideElement | null) => element !== null && guide.unconfirmed.includes(element)
  const section = (
    key: keyof typeof sections,
    element: GuideElement | null,
    content: readonly ComponentChildren[],
    numbered = false,
  ): Section => ({ key, label: sections[key], unconfirmed: waits(element), rows: content, numbered })
  const { exerciseLevel } = guide
  const made: Section[] = [
    ...stops(guide, townCentre),
    ...bringSections(guide),
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
    section('tips', null, guide.tips),
    section('level', '行使层级', [
      rows.handledAt(exerciseLevel.handledAt),
      rows.decidedBy(exerciseLevel.decidedBy),
    ]),
    section('record', null, [
      marked(rows.itemType(guide.itemType), waits('事项类型')),
      guide.code === null ? marked(rows.codeLabel, true) : marked(rows.code(guide.code), waits('事项编码')),
      rows.audience(guide.audience),
      rows.version(guide.version),
    ]),
  ]
  return made.filter((one) => one.rows.length > 0)
}

/** Why it is not to be had here now, and whom to ask. */
function stops({ suspended, noTicket }: Guide, townCentre: string): Section[] {
  if (suspended === null && noTicket === null) return []
  const key = suspended === null ? 'noTicket' : 'suspended'
  // The daemon's words on why there is no ticket say whom to ask, and begin with a suspension's reason.
  const why = noTicket === null ? [suspended, rows.ask(townCentre)] : [noTicket]
  return [{ key, label: sections[key], unconfirmed: false, rows: why, numbered: false, tone: 'stop' }]
}

function lacksPromise({ kind, timeLimit }: Guide): boolean {
  return kind === '承诺件' && timeLimit.promisedWorkdays === null
}

/** The station's promise, the statutory limit, and what the catalogue says beyond the two. */
function timeRows(guide: Guide): ComponentChildren[] {
  const { text, promisedWorkdays, statutoryWorkdays } = guide.timeLimit
  const beyond = lacksPromise(guide) ? beyondThePromise(text) : text
  return [
    ...(lacksPromise(guide) ? [marked(rows.promised, true)] : []),
    ...(promisedWorkdays ? [`${rows.promised} ${rows.workdays(promisedWorkdays)}`] : []),
    // Most sentences say the statutory limit themselves, with the law it comes from.
    ...(statutoryWorkdays === null || saysWorkdays(beyond, statutoryWorkdays)
      ? []
      : [rows.statutory(statutoryWorkdays)]),
    ...(beyond === '' ? [] : [beyond]),
  ]
}

function basisRow({ title, docNumber, article, confidence }: LegalBasis): ComponentChildren {
  // A title within a title has single brackets (GB/T 15834).
  const inner = title.replaceAll('《', '〈').replaceAll('》', '〉')
  return (
    <>
      {`《${inner}》`}
      <Small text={docNumber ?? ''} />
      <Small text={article ?? ''} />
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
  return (
    <>
      <span class="gap"> </span>
      <span class="mark">{sectionWords.toConfirm}</span>
    </>
  )
}
