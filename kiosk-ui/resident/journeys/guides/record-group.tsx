import type { ComponentChildren } from 'preact'
import type { Guide, GuideElement, LegalBasis } from '#contract/guide.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { fullDate } from '../../../words/dates.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { Mark } from './group-head.tsx'
import { type Meaning, words } from './words/guide.ts'

const { rows } = words

/** The annex's kinds and how much is unconfirmed; each explains itself when touched. */
export function Tags({ guide, onAsk }: { guide: Guide; onAsk: (meaning: Meaning) => void }) {
  const { kind, unconfirmed } = guide
  const { kinds, handlings, unconfirmed: waiting } = words.meaning
  const handling = guide.handling ?? words.guide.convenience
  return (
    <div class="tags">
      <TouchButton class="tag" onPress={() => onAsk(kinds[kind])}>
        {kind}
      </TouchButton>
      <TouchButton class="tag" onPress={() => onAsk(handlings[handling])}>
        {handling}
      </TouchButton>
      {unconfirmed.length > 0 && (
        <TouchButton
          class="tag tag-doubt"
          onPress={() =>
            onAsk({ title: waiting.title, lines: [...waiting.lines, waiting.which(unconfirmed)], note: '' })
          }
        >
          {waiting.tag(unconfirmed.length)}
        </TouchButton>
      )}
    </div>
  )
}

/** Of the hash people compare so many digits; the same stand on paper. */
const COMPARED = 8

/** 事项信息: where it is handled, its codes, its version and since when it holds. */
export function record({
  exerciseLevel,
  itemType,
  code,
  audience,
  version,
  hash,
  unconfirmed,
  checked,
  since,
  until,
}: Guide): ComponentChildren[] {
  const fact = (label: string, value: string | null, element?: GuideElement) => (
    <div>
      <dt>{label}</dt>
      <dd>
        {value && withWholeWords(value)}
        {(value === null || (element !== undefined && unconfirmed.includes(element))) && <Mark />}
      </dd>
    </div>
  )
  return [
    [
      fact(rows.handledAt, exerciseLevel.handledAt, '行使层级'),
      fact(rows.decidedBy, exerciseLevel.decidedBy, '行使层级'),
    ],
    [fact(rows.itemType, itemType, '事项类型'), fact(rows.code, code, '事项编码')],
    [fact(rows.audience, audience.join('、')), fact(rows.version, `${version}-${hash.slice(0, COMPARED)}`)],
    ...(since === null ? [] : [[fact(rows.since, rows.inForce(fullDate(since), until && fullDate(until)))]]),
    ...(checked === null ? [] : [[fact(rows.checked, rows.checkedBy(fullDate(checked.on), checked.by))]]),
  ].map((facts) => <dl class="record">{facts}</dl>)
}

/** One law or document. */
export function basis({ title, docNumber, article, confidence }: LegalBasis): ComponentChildren {
  // A title within a title has single brackets (GB/T 15834).
  const inner = title.replaceAll('《', '〈').replaceAll('》', '〉')
  const where = [docNumber, article].filter((part) => part !== undefined).join(' ')
  return (
    <p class="basis">
      {withWholeWords(`《${inner}》`)}
      {where !== '' && <small>{withWholeWords(where)}</small>}
      {confidence !== 'high' && <Mark />}
    </p>
  )
}
