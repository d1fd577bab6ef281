import type { CatalogueItem } from '#contract/guide-document.ts'
import { type Bound, member, optional, orElse } from '../editing/bound.ts'
import { ChoiceField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import type { PartProps } from './part.ts'
import { words } from './words.ts'

type Here = NonNullable<CatalogueItem['here']>
type Portal = NonNullable<CatalogueItem['portal']>
type Payment = NonNullable<CatalogueItem['payment']>

const { hereField: field } = words
const NO_PORTAL: Portal = { name: '', url: '' }

/** What only this station says of an errand; a new catalogue takes nothing of it away. */
export function StationFields({ guide }: PartProps) {
  const here = orElse<Here>(member(guide, 'here'), {}, (next) =>
    Object.keys(next).length === 0 ? undefined : next,
  )
  const portal = orElse<Portal>(member(guide, 'portal'), NO_PORTAL, (next) =>
    next.name === '' && next.url === '' ? undefined : next,
  )
  const { payment } = guide.value
  return (
    <section class="guide-part" aria-label={words.form.here}>
      <h3>{words.form.here}</h3>
      {payment && <PaymentFields of={orElse(member(guide, 'payment'), payment)} />}
      <TextField of={optional(member(here, 'hours'))} label={field.hours} hint={field.hoursHint} />
      <TextField of={optional(member(here, 'contact'))} label={field.contact} />
      <TextField of={optional(member(here, 'window'))} label={field.window} />
      <TextField of={member(portal, 'name')} label={field.portalName} />
      <TextField of={member(portal, 'url')} label={field.portalUrl} type="url" hint={field.portalHint} />
      <Rows
        of={orNone(member(here, 'forms'))}
        label={field.forms}
        add={words.add.form}
        fresh={() => ({ name: '', where: '' })}
        nameOf={({ name }) => name}
      >
        {(form) => (
          <>
            <TextField of={member(form, 'name')} label={field.form.name} />
            <TextField of={member(form, 'where')} label={field.form.where} />
          </>
        )}
      </Rows>
      <Rows
        of={orNone(member(here, 'agencies'))}
        label={field.agencies}
        add={words.add.agency}
        fresh={(): NonNullable<Here['agencies']>[number] => ({
          kind: '银行',
          name: '',
          place: '',
          hours: '',
          phone: '',
        })}
        nameOf={({ name }) => name}
      >
        {(agency) => (
          <>
            <ChoiceField
              of={member(agency, 'kind')}
              label={field.agency.kind}
              choices={(['银行', '邮政', '其他'] as const).map((value) => ({ value, words: value }))}
            />
            <TextField of={member(agency, 'name')} label={field.agency.name} />
            <TextField of={member(agency, 'place')} label={field.agency.place} />
            <TextField of={member(agency, 'hours')} label={field.agency.hours} />
            <TextField of={member(agency, 'phone')} label={field.agency.phone} type="tel" />
          </>
        )}
      </Rows>
    </section>
  )
}

function orNone<Item>(of: Bound<Item[] | undefined>): Bound<readonly Item[]> {
  return {
    ...of,
    value: of.value ?? [],
    change: (update) =>
      of.change((before) => {
        const next = update(before ?? [])
        return next.length === 0 ? undefined : [...next]
      }),
  }
}

function PaymentFields({ of }: { of: Bound<Payment> }) {
  const filled = (key: keyof Payment): Bound<string> => {
    const part = member(of, key)
    return {
      ...part,
      value: part.value ?? '',
      change: (update) => part.change((before) => update(before ?? '') || null),
    }
  }
  return (
    <>
      <TextField of={filled('payee')} label={field.payee} hint={field.paymentHint} />
      <TextField of={filled('place')} label={field.place} />
      <TextField of={filled('number')} label={field.number} />
    </>
  )
}
