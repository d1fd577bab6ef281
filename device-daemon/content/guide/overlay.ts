import type { GuideElement } from '#contract/guide.ts'
import { isSame } from '../check/same.ts'
import { doubtful, type Finding, wrong } from '../check/finding.ts'
import { isRecord } from '../check/shape.ts'
import { citySet, fieldsOf } from './elements.ts'

/**
 * How a guide of the city's catalogue is kept when the station writes in it: whole, as it was written, and beside it the
 * city's guide as it was then. The two change independently. What the station changed is what differs between them; it is
 * laid over the city's guide as that is now, field by field (`overCity`):
 * - the station's own fields (ways, steps, hours, agencies, portal, what people call it …) stay as the station has them;
 * - a field that the city sets stays changed as long as the city still says there what it said then, and still leaves it
 *   open in the same way: a new catalogue that knows better has the last word;
 * - a confirmation holds as long as what was confirmed is what is shown.
 * A guide of the station's own has no city beside it and stands as it was written.
 */
type KeptGuide = { guide: Record<string, unknown>; city: Record<string, unknown> }

type Document = Record<string, unknown>

/** The form in which a guide is kept. `city`: as the catalogue has it now; undefined where it is not of the city's. */
export function keptGuide(guide: unknown, city: unknown): unknown {
  return isRecord(guide) && isOfCity(city) ? ({ guide, city } satisfies KeptGuide) : guide
}

const isOfCity = (city: unknown): city is Document => isRecord(city) && city['of'] !== 'station'

/** A guide that was kept, over the city's as it is now; `findings` tell what of it has lapsed. */
export function overCity(kept: unknown, cityNow: unknown): { document: unknown; findings: Finding[] } {
  if (!isKept(kept)) return { document: kept, findings: [] }
  const { guide, city: then } = kept
  if (!isOfCity(cityNow)) return { document: guide, findings: [] }
  const fields = new Set([...Object.keys(cityNow), ...Object.keys(guide)])
  const merged: Document = {}
  const lapsed: string[] = []
  for (const field of fields) {
    const isChanged = !isSame(guide[field], then[field])
    const isHeld = isChanged && (!citySet.has(field) || isStillOpen(field, then, cityNow))
    if (isChanged && !isHeld && !isSame(guide[field], cityNow[field])) lapsed.push(field)
    const value = isHeld ? guide[field] : cityNow[field]
    if (value !== undefined) merged[field] = value
  }
  const gone = confirmationsOf(guide).filter((one) => !holds(one, guide, merged))
  if (Array.isArray(merged['confirmed']) && gone.length > 0) {
    const lost = new Set(gone.map(({ written }) => written))
    merged['confirmed'] = merged['confirmed'].filter((written) => !lost.has(written))
  }
  return {
    document: merged,
    findings: [
      ...lapsed.map((field) =>
        doubtful([field], '全市目录里这一栏改过了，现在照目录显示；本站原来写的不再用'),
      ),
      ...gone.map(({ element }) => doubtful(['confirmed'], `${element} 核定以后目录改过了，要重新核定`)),
    ],
  }
}

/** Whether a guide was written over one of the city's. */
export function isKept(kept: unknown): kept is KeptGuide {
  return isRecord(kept) && isRecord(kept['guide']) && isRecord(kept['city'])
}

/** The city says in a field what it said then, and has not confirmed it in the meantime. */
function isStillOpen(field: string, then: Document, now: Document): boolean {
  const element = citySet.get(field)
  if (!isSame(then[field], now[field])) return false
  return !element || isOpen(element, then) === isOpen(element, now)
}

function isOpen(element: GuideElement, { provenance }: Document): boolean {
  const open = isRecord(provenance) ? provenance['localConfirm'] : undefined
  return Array.isArray(open) && open.includes(element)
}

type WrittenConfirmation = { element: GuideElement; written: unknown }

function confirmationsOf({ confirmed }: Document): WrittenConfirmation[] {
  return (Array.isArray(confirmed) ? confirmed : []).flatMap((written: unknown) =>
    isRecord(written) && isElement(written['element']) ? [{ element: written['element'], written }] : [],
  )
}

const isElement = (name: unknown): name is GuideElement => typeof name === 'string' && name in fieldsOf

const holds = ({ element }: WrittenConfirmation, guide: Document, merged: Document): boolean =>
  fieldsOf[element].every((field) => isSame(guide[field], merged[field]))

/** Fields that the city sets and leaves open to nobody, with the reason; none of a guide of the station's own. */
export function lockedFields(city: unknown): ReadonlyMap<string, string> {
  if (!isOfCity(city)) return new Map()
  return new Map(
    [...citySet].flatMap(([field, element]) =>
      element !== null && isOpen(element, city)
        ? []
        : [[field, `${element ?? '这一栏'}全市统一，本站不能改（安政办〔2020〕36号第5条）`] as const],
    ),
  )
}

/**
 * What keeps a station from publishing what the city sets. `mayEditCatalogue`: an account that answers for the catalogue may
 * change such a field, until the city's next catalogue says otherwise.
 */
export function lockedFindings(guide: unknown, city: unknown, mayEditCatalogue: boolean): Finding[] {
  if (!isRecord(guide) || !isOfCity(city)) return []
  const locked = lockedFields(city)
  const confirmed = new Set(confirmationsOf(guide).map(({ element }) => element))
  return [...citySet].flatMap(([field, element]): Finding[] => {
    if (isSame(guide[field], city[field])) return []
    const why = locked.get(field)
    if (why === undefined)
      return mayEditCatalogue || (element !== null && confirmed.has(element))
        ? []
        : [wrong([field], `${element} 待核定，改了应一并核定：写明出处、哪天、谁核定的`)]
    return [
      mayEditCatalogue
        ? doubtful([field], `${why}；站长改了的，下次更新目录时以目录为准`)
        : wrong([field], why),
    ]
  })
}
