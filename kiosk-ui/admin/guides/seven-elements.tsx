import type { CatalogueItem } from '#contract/guide-document.ts'
import type { ItemKind } from '#contract/guide.ts'
import { type Bound, member, optional } from '../editing/bound.ts'
import { ChoiceField, LongField, NumberField, RadioField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { Element } from './element.tsx'
import type { PartProps } from './part.ts'
import { Lines } from './lines.tsx'
import { Locked } from './locked.tsx'
import { words } from './words.ts'

const { field, basis, material, limit } = words
const kinds: readonly { value: ItemKind; words: string }[] = [
  { value: '即办件', words: words.kinds.即办件 },
  { value: '承诺件', words: words.kinds.承诺件 },
]

/** What no guide may lack: 二（二）6 of 安政办〔2020〕36号. */
export function SevenElements({ admin, guide, lockOf }: PartProps) {
  const element = { admin, guide }
  return (
    <section class="guide-part" aria-label={words.form.seven}>
      <h3>{words.form.seven}</h3>
      <Element {...element} element="事项名称">
        <TextField of={member(guide, 'name')} label={field.name} locked={lockOf('name')} />
      </Element>
      <Element {...element} element="办件类型">
        <RadioField of={member(guide, 'kind')} label={field.kind} choices={kinds} locked={lockOf('kind')} />
      </Element>
      <Element {...element} element="办事依据">
        <Laws of={member(guide, 'legalBasis')} locked={lockOf('legalBasis')} />
      </Element>
      <Element {...element} element="受理条件">
        <Lines of={member(guide, 'conditions')} label={field.conditions} locked={lockOf('conditions')} />
      </Element>
      <Element {...element} element="申请材料">
        <Things of={member(guide, 'materials')} locked={lockOf('materials')} />
      </Element>
      <Element {...element} element="办理时限">
        <TimeLimit of={member(guide, 'timeLimit')} locked={lockOf('timeLimit')} />
      </Element>
      <Element {...element} element="收费情况">
        <LongField of={member(guide, 'fee')} label={field.fee} locked={lockOf('fee')} />
      </Element>
    </section>
  )
}

type Part<Value> = { of: Bound<Value>; locked: string | undefined }
type Law = CatalogueItem['legalBasis'][number]
type Thing = CatalogueItem['materials'][number]

function Laws({ of, locked }: Part<Law[]>) {
  if (locked !== undefined) {
    const lines = of.value.map(
      ({ title, docNumber = '', article = '' }) => `${title} ${docNumber} ${article}`,
    )
    return <Locked of={of} label={field.legalBasis} why={locked} lines={lines} />
  }
  return (
    <Rows
      of={of}
      label={field.legalBasis}
      add={words.add.basis}
      fresh={(): Law => ({ title: '', confidence: 'medium' })}
      nameOf={({ title }) => title}
    >
      {(law) => (
        <>
          <LongField of={member(law, 'title')} label={basis.title} />
          <TextField of={optional(member(law, 'docNumber'))} label={basis.docNumber} />
          <TextField of={optional(member(law, 'article'))} label={basis.article} />
          <ChoiceField
            of={member(law, 'confidence')}
            label={basis.confidence}
            choices={(['high', 'medium', 'low'] as const).map((value) => ({
              value,
              words: words.confidence[value],
            }))}
          />
        </>
      )}
    </Rows>
  )
}

function Things({ of, locked }: Part<Thing[]>) {
  if (locked !== undefined) {
    const lines = of.value.map(
      ({ name, required, when = '' }) => `${name}（${material.need[`${required}`]}${when && `：${when}`}）`,
    )
    return <Locked of={of} label={field.materials} why={locked} lines={lines} />
  }
  return (
    <Rows
      of={of}
      label={field.materials}
      add={words.add.material}
      none={words.noMaterials}
      fresh={(): Thing => ({ name: '', original: 1, copy: 0, note: '', required: true })}
      nameOf={({ name }) => name}
    >
      {(thing) => (
        <>
          <TextField of={member(thing, 'name')} label={material.name} />
          <ChoiceField
            of={needOf(thing)}
            label={material.required}
            choices={(['true', 'conditional', 'false'] as const).map((value) => ({
              value,
              words: material.need[value],
            }))}
          />
          {thing.value.required === 'conditional' && (
            <TextField of={optional(member(thing, 'when'))} label={material.when} />
          )}
          <NumberField of={orZero(member(thing, 'original'))} label={material.original} min={0} />
          <NumberField of={orZero(member(thing, 'copy'))} label={material.copy} min={0} />
          <TextField of={member(thing, 'note')} label={material.note} />
        </>
      )}
    </Rows>
  )
}

/** Who has to bring a material, as a word of a list. */
function needOf(thing: Bound<Thing>): Bound<'true' | 'conditional' | 'false'> {
  return {
    ...member(thing, 'required'),
    value: `${thing.value.required}`,
    change: (update) =>
      thing.change((before) => {
        const next = update(`${before.required}`)
        return { ...before, required: next === 'conditional' ? next : next === 'true' }
      }),
  }
}

/** A number that is emptied is none. */
function orZero(of: Bound<number>): Bound<number | null> {
  return { ...of, change: (update) => of.change((before) => update(before) ?? 0) }
}

function TimeLimit({ of, locked }: Part<CatalogueItem['timeLimit']>) {
  const { text, promisedWorkdays, statutoryWorkdays } = of.value
  if (locked !== undefined) {
    const days = [
      ...(promisedWorkdays === null ? [] : [`${limit.promised}：${promisedWorkdays}`]),
      ...(statutoryWorkdays === null ? [] : [`${limit.statutory}：${statutoryWorkdays}`]),
    ]
    return <Locked of={of} label={field.timeLimit} why={locked} lines={[text, ...days]} />
  }
  return (
    <section class="rows guide-time" aria-label={field.timeLimit}>
      <h3>{field.timeLimit}</h3>
      <LongField of={member(of, 'text')} label={limit.text} />
      <NumberField of={member(of, 'promisedWorkdays')} label={limit.promised} hint={limit.hint} min={0} />
      <NumberField of={member(of, 'statutoryWorkdays')} label={limit.statutory} min={0} />
    </section>
  )
}
