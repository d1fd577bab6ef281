import { type Finding, sorted } from '../check/finding.ts'
import { oncePerObject } from '../check/once.ts'
import { checkShape } from '../check/shape.ts'
import type { Fault } from '../fault.ts'
import type { Written, WrittenDocument } from '../source.ts'
import { checkBeforePublishing } from './check-before-publishing.ts'
import { checkDomains, checkItem, checkItemsTogether } from './check-catalogue.ts'
import { type KnownItems, knownItems } from './known-items.ts'
import { offeredAt } from './offered.ts'
import { checkExpressions } from './check-expressions.ts'
import { CatalogueItem } from '#contract/guide-document.ts'
import { type Catalogue, CatalogueIndex, Expressions } from './schema.ts'

/** What stands for catalogue.yaml while it cannot be used: all errands in one domain, and no version on the slips. */
const WITHOUT_INDEX = { version: '—', source: '', domain: { name: '全部事项', short: '' } }

const NOTHING_SAID: Expressions = { here: [], elsewhere: [] }

/**
 * Checks the catalogue and every guide. `catalogue` holds the guides without fault that this station offers; `items` are for references from
 * elsewhere: what can be read of each; null while a guide cannot be read at all.
 */
export function checkGuides(
  { index, expressions: said, items: documents, faults }: Written['guide'],
  stationType: string | undefined,
): {
  faults: Fault[]
  warnings: Fault[]
  catalogue: Catalogue
  items: KnownItems | null
} {
  const guides = documents.flatMap((document) => checkGuide(document) ?? [])
  const together = checkItemsTogether(guides)
  const complete =
    documents.length > 0 &&
    guides.length === documents.length &&
    guides.every(({ sound }) => sound.seq !== undefined)
  const items = complete
    ? knownItems(
        guides.map(({ sound }) => sound),
        stationType,
      )
    : null
  const own = new Set(guides.flatMap(({ sound }) => (sound.of === 'station' ? [sound.seq ?? 0] : [])))
  const read = checkIndex(index, items, own)
  const expressions = checkSaid(said, items)

  const fit = guides.filter(({ findings, document }, i) => {
    return findings.length + document.faults.length + (together[i]?.length ?? 0) === 0
  })
  const whole = fit
    .flatMap((guide) => guide.whole ?? [])
    .filter((item) => offeredAt(item, stationType) === 'here')
    .toSorted((a, b) => a.seq - b.seq)
  const placed = (document: WrittenDocument, findings: readonly Finding[]) =>
    findings.map(({ path, words }) => document.fault(path, words))
  return {
    faults: [
      ...read.shapeFaults,
      ...faults,
      ...documents.flatMap(({ faults }) => faults),
      ...guides.flatMap(({ document, findings }) => placed(document, findings)),
      ...guides.flatMap(({ document }, i) => placed(document, together[i] ?? [])),
      ...read.domainFaults,
      ...expressions.faults,
    ],
    // What keeps a guide from being published in a browser takes none off the screen that a file has.
    warnings: [
      ...expressions.warnings,
      ...fit.flatMap((guide) => placed(guide.document, gateFindings(guide))),
    ],
    catalogue: { ...catalogueOf(read.whole, whole), expressions: ofThese(expressions.whole, whole) },
    items,
  }
}

/** Null for what could not be read. */
export const checkGuide = oncePerObject((document: WrittenDocument) => {
  if (document.value === undefined) return null
  const { findings, sound = {}, whole } = checkShape(CatalogueItem, document.value, [], document.asWritten)
  return { document, name: document.name, sound, whole, findings: [...findings, ...checkItem(sound)] }
})

const gateFindings = oncePerObject(({ whole }: NonNullable<ReturnType<typeof checkGuide>>) =>
  // What is shown to nobody need not be complete yet.
  whole && offeredAt(whole, undefined) === 'here' ? checkBeforePublishing(whole) : [],
)

function checkIndex(index: WrittenDocument, items: KnownItems | null, own: ReadonlySet<number>) {
  if (index.value === undefined) return { shapeFaults: [...index.faults], domainFaults: [], whole: null }
  const shape = checkShape(CatalogueIndex, index.value, [], index.asWritten)
  const domains = items ? checkDomains(shape.sound ?? {}, new Set(items.keys()), own) : []
  return {
    shapeFaults: [...index.faults, ...shape.findings.map(({ path, words }) => index.fault(path, words))],
    domainFaults: domains.map(({ path, words }) => index.fault(path, words)),
    whole: shape.whole,
  }
}

function checkSaid(document: WrittenDocument | null, items: KnownItems | null) {
  if (document?.value === undefined)
    return { faults: document?.faults ?? [], warnings: [], whole: NOTHING_SAID }
  const { findings, sound = {}, whole } = shapeOfSaid(document)
  const { faults, doubts } = sorted([...findings, ...checkExpressions(sound, items)])
  return {
    faults: [...document.faults, ...faults.map(({ path, words }) => document.fault(path, words))],
    warnings: doubts.map(({ path, words }) => document.fault(path, words)),
    whole: faults.length === 0 && whole ? whole : NOTHING_SAID,
  }
}

/** Long, and seldom written anew. */
const shapeOfSaid = oncePerObject(({ value, asWritten }: WrittenDocument) =>
  checkShape(Expressions, value, [], asWritten),
)

/** Without what leads to a guide that was set aside or is gone. */
function ofThese({ here, elsewhere, ...rest }: Expressions, items: readonly CatalogueItem[]): Expressions {
  const seqs = new Set(items.map(({ seq }) => seq))
  return {
    ...rest,
    here: here.filter(({ item }) => seqs.has(item)),
    elsewhere: elsewhere.map((one) =>
      one.related ? { ...one, related: one.related.filter((seq) => seqs.has(seq)) } : one,
    ),
  }
}

/** The catalogue without some errands, and without what leads to them. */
export function withoutGuides(catalogue: Catalogue, gone: ReadonlySet<number>): Catalogue {
  if (gone.size === 0) return catalogue
  const items = catalogue.items.filter(({ seq }) => !gone.has(seq))
  return { ...catalogueOf(catalogue, items), expressions: ofThese(catalogue.expressions, items) }
}

/**
 * Domains name only guides that there are, and no domain is empty. A guide that no domain names stands in the one that is
 * called as its category, or in the last.
 */
function catalogueOf(
  index: CatalogueIndex | null,
  items: readonly CatalogueItem[],
): Omit<Catalogue, 'expressions'> {
  const seqs = new Set(items.map(({ seq }) => seq))
  if (index === null) {
    const { version, source, domain } = WITHOUT_INDEX
    return { version, source, domains: [{ ...domain, items: [...seqs] }], items }
  }
  const placed = new Set(index.domains.flatMap((domain) => domain.items))
  const homeless = items.filter(({ seq }) => !placed.has(seq))
  const last = index.domains.at(-1)?.name
  const names = new Set(index.domains.map(({ name }) => name))
  const domains = index.domains
    .map((domain) => {
      const own = homeless.filter(({ category }) => (names.has(category) ? category : last) === domain.name)
      return {
        ...domain,
        items: [...domain.items.filter((seq) => seqs.has(seq)), ...own.map(({ seq }) => seq)],
      }
    })
    .filter((domain) => domain.items.length > 0)
  return { ...index, domains, items }
}
