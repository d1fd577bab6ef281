import type { SampleLeft } from '#contract/first-use.ts'
import { openFirstUseDesk, type StepFacts } from '#daemon/desks/first-use/first-use-desk.ts'
import { firstUseRoutes } from '#daemon/http/routes/first-use.ts'
import { documentPlace } from '#daemon/http/words/contents.ts'
import { sampleFieldWords } from '#daemon/http/words/first-use.ts'
import { firstAccountNames } from '#daemon/http/words/staff.ts'
import { isPlaceholder } from '#daemon/settings/check-placeholders.ts'
import type { Feature, Ground } from './feature.ts'
import { staffDesk, staffGate } from './staff.ts'

/** 把示例换成自己的站, from the first start until nothing of the sample is left. */
export const firstUse: Feature = (ground) => {
  const { station, contents, guides } = ground
  const { staff } = ground.use(staffDesk)
  const gate = ground.use(staffGate)
  const left = () => sampleLeft(ground)

  /** Done once no such part of the sample is left. */
  function ofSample(step: 'name' | 'contact' | 'windows' | 'places' | 'notices', of: number | null = null) {
    return { step, by: 'itself', left: left().filter((one) => one.step === step).length, of } as const
  }

  function ofGuides(): StepFacts {
    const all = guides.list().guides.flatMap(({ seq }) => guides.guide(seq) ?? [])
    const waiting = all.filter(({ unconfirmed }) => unconfirmed.length > 0)
    return { by: 'itself', left: waiting.length, of: all.length }
  }

  function ofPeople(): StepFacts {
    const first = firstAccountNames(contents.published('plates').length)
    const names = new Set([first.lead, ...first.clerks])
    const active = staff.all().filter(({ at }) => at === 'active')
    return { by: 'itself', left: active.filter(({ name }) => names.has(name)).length, of: active.length }
  }

  const word = (of: number | null = null): StepFacts => ({ by: 'word', left: 0, of })
  const desk = openFirstUseDesk({
    station,
    left,
    isSample: () => contents.published('station').sample,
    steps: () => [
      ofSample('name'),
      ofSample('contact'),
      { step: 'holidays', ...holidays(ground) },
      ofSample('windows', contents.published('plates').length),
      { step: 'devices', ...word(ground.devices.health().length) },
      ofSample('places'),
      { step: 'people', ...ofPeople() },
      ofSample('notices'),
      { step: 'rules', ...word() },
      { step: 'guides', ...ofGuides() },
      { step: 'utilities', ...word() },
    ],
  })
  return {
    routes: [{ group: 'staff', register: (app) => firstUseRoutes(app, { desk, gate }) }],
  }
}

/** A year whose holidays are not known is something to do of its own; while it is, the step is not done. */
function holidays({ todo }: Ground): StepFacts {
  const left = todo().filter(({ code }) => code.startsWith('holidays-')).length
  return { by: 'itself', left, of: null }
}

/** Everything that a real station may not show, by the document it stands in. The gate has the last word. */
function sampleLeft({ contents }: Ground): readonly SampleLeft[] {
  const { name, address, phone, townCentre, hours } = contents.published('station')
  const fields = [
    { step: 'name', field: 'name', written: name, open: 'name' },
    { step: 'name', field: 'address', written: address, open: 'name' },
    { step: 'contact', field: 'phone', written: phone, open: 'name' },
    { step: 'contact', field: 'townCentre', written: townCentre, open: 'name' },
    { step: 'contact', field: 'hours', written: hours.text.join(' '), open: 'hours' },
  ] as const
  const plates = contents
    .published('plates')
    .filter(({ title, department }) => isPlaceholder(title) || isPlaceholder(department))
  const notices = contents.published('notice').notices.filter(({ sample }) => sample)
  const left = (step: SampleLeft['step'], kind: SampleLeft['kind'], id: string, words: string) => {
    return { step, kind, id, name: words, place: documentPlace(kind, id) }
  }
  return [
    ...fields
      .filter(({ field, written }) => isPlaceholder(written, field === 'phone' ? 'phone' : 'words'))
      .map(({ step, field, open }): SampleLeft => {
        const place = { panel: 'station', open }
        return { step, kind: 'station', id: 'station', name: sampleFieldWords[field], place }
      }),
    ...plates.map(({ window, title }) => left('windows', 'plates', window, title)),
    ...(contents.published('places').sample
      ? [left('places', 'places', 'places', sampleFieldWords.places)]
      : []),
    ...notices.map(({ id, title }) => left('notices', 'notice', id, title)),
  ]
}
