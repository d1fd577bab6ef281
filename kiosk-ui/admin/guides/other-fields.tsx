import type { CatalogueItem } from '#contract/guide-document.ts'
import { type Bound, member, orElse, optional } from '../editing/bound.ts'
import { CheckField, LongField, RadioField, TextField } from '../editing/fields.tsx'
import { Element } from './element.tsx'
import type { PartProps } from './part.ts'
import { Lines } from './lines.tsx'
import { words } from './words.ts'

const { field, level } = words

/** The elements beyond the seven, and what people search by. */
export function OtherFields({ admin, guide, lockOf }: PartProps) {
  const element = { admin, guide }
  const place = member(guide, 'exerciseLevel')
  return (
    <section class="guide-part" aria-label={words.form.more}>
      <h3>{words.form.more}</h3>
      <Element {...element} element="办理流程">
        <Lines of={member(guide, 'steps')} label={field.steps} />
      </Element>
      <Element {...element} element="办理渠道">
        <Lines of={member(guide, 'channels')} label={field.channels} />
      </Element>
      <RadioField
        of={online(member(guide, 'onlineAvailable'))}
        label={field.onlineAvailable}
        choices={(['true', 'false', 'unknown'] as const).map((value) => ({
          value,
          words: words.online[value],
        }))}
      />
      <Element {...element} element="办理结果">
        <LongField of={member(guide, 'result')} label={field.result} />
      </Element>
      <Element {...element} element="行使层级">
        <TextField of={member(place, 'handledAt')} label={level.handledAt} locked={lockOf('exerciseLevel')} />
        <TextField of={member(place, 'decidedBy')} label={level.decidedBy} locked={lockOf('exerciseLevel')} />
      </Element>
      <Element {...element} element="事项编码">
        <TextField
          of={orElse(textOf(member(guide, 'code')), '')}
          label={field.code}
          locked={lockOf('code')}
        />
      </Element>
      <Element {...element} element="事项类型">
        <TextField of={member(guide, 'itemType')} label={field.itemType} locked={lockOf('itemType')} />
      </Element>
      <Lines of={member(guide, 'tips')} label={field.tips} />
      <h3>{words.form.search}</h3>
      <TextField of={member(guide, 'plainTitle')} label={field.plainTitle} limit={16} />
      <TextField of={list(member(guide, 'keywords'))} label={field.keywords} />
      <TextField of={list(member(guide, 'audience'))} label={field.audience} />
      <CheckField of={member(guide, 'residentTicket')} label={field.residentTicket} />
      {!guide.value.residentTicket && (
        <TextField of={optional(member(guide, 'residentTicketWhy'))} label={field.residentTicketWhy} />
      )}
      <TextField of={optional(member(guide, 'suspended'))} label={field.suspended} />
      <CheckField
        of={orElse(member(guide, 'discreet'), false, (is) => is || undefined)}
        label={field.discreet}
      />
    </section>
  )
}

/** What is not known is no text. */
function textOf(of: Bound<string | null>): Bound<string | undefined> {
  return {
    ...of,
    value: of.value ?? undefined,
    change: (update) => of.change((before) => update(before ?? undefined) || null),
  }
}

/** Words one beside another, with 、 between them. */
function list(of: Bound<readonly string[]> | Bound<string[]>): Bound<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are lists of words
  const words = of as Bound<readonly string[]>
  return {
    ...words,
    value: words.value.join('、'),
    change: (update) =>
      words.change((before) => {
        const text = update(before.join('、'))
        return text === '' ? [] : text.split(/[、，,]/)
      }),
  }
}

function online(of: Bound<CatalogueItem['onlineAvailable']>): Bound<'true' | 'false' | 'unknown'> {
  return {
    ...of,
    value: `${of.value}`,
    change: (update) =>
      of.change((before) => {
        const next = update(`${before}`)
        return next === 'unknown' ? next : next === 'true'
      }),
  }
}
