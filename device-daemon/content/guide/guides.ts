import type { Guide, GuideEntry, GuideList, GuideMaterial, Material, Payment } from '#contract/guide.ts'
import { drawingOf } from './drawings.ts'
import { feeWords } from './fee-words.ts'
import { unconfirmedOf } from './elements.ts'
import { noTicketWords, type TicketTerms } from './no-ticket.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'

/** An errand as the catalogue has it, and what only the station knows of it. */
type Errand = Omit<
  Guide,
  | 'suspended'
  | 'noTicket'
  | 'queueId'
  | 'discreet'
  | 'unconfirmed'
  | 'checked'
  | 'here'
  | 'agencies'
  | 'portal'
  | 'payment'
  | 'since'
  | 'until'
  | 'version'
  | 'hash'
  | 'materials'
> &
  Pick<CatalogueItem, 'provenance' | 'confirmed' | 'here' | 'portal' | 'payment'> &
  TicketTerms & {
    materials: readonly Material[]
    discreet?: boolean
  }

/** `hash`: as in the contract, of the catalogue and of each errand by its number. */
type Catalogue = {
  hash: { whole: string; of: ReadonlyMap<number, string> }
  version: string
  domains: GuideList['domains']
  items: readonly Errand[]
  terms?: Readonly<Record<string, { since: string; until: string | null }>>
}

/** `GET /api/guides`: every errand by number, and the life domains. `townCentre` is whom to ask beyond the station. */
export function guideList(
  catalogue: Catalogue,
  { townCentre, portal = null }: { townCentre: string; portal?: GuideList['portal'] },
): GuideList {
  return {
    guides: catalogue.items
      .toSorted((a, b) => a.seq - b.seq)
      .map((item) => entry(item, townCentre, catalogue.hash)),
    domains: catalogue.domains,
    version: catalogue.version,
    hash: catalogue.hash.whole,
    portal,
  }
}

/** `GET /api/guides/:seq`; undefined for a number that is not in the catalogue. */
export function guide(
  catalogue: Catalogue,
  seq: number,
  station: { townCentre: string; queueOf: (seq: number) => string },
): Guide | undefined {
  const item = catalogue.items.find((item) => item.seq === seq)
  if (!item) return undefined
  const { exerciseLevel, legalBasis, conditions, materials, steps, timeLimit } = item
  return {
    ...entry(item, station.townCentre, catalogue.hash),
    handling: item.handling,
    itemClass: item.itemClass,
    itemType: item.itemType,
    code: item.code,
    audience: item.audience,
    exerciseLevel,
    legalBasis,
    conditions,
    materials: materials.map(material),
    steps,
    timeLimit,
    fee: feeWords(item.fee),
    channels: item.channels,
    onlineAvailable: item.onlineAvailable,
    result: item.result,
    tips: item.tips,
    queueId: station.queueOf(seq),
    discreet: item.discreet ?? false,
    unconfirmed: unconfirmedOf(item),
    checked: checked(item),
    here: {
      hours: item.here?.hours ?? null,
      contact: item.here?.contact ?? null,
      window: item.here?.window ?? null,
      forms: item.here?.forms ?? [],
    },
    agencies: item.here?.agencies ?? [],
    payment: filledPayment(item),
    since: catalogue.terms?.[seq]?.since ?? null,
    until: catalogue.terms?.[seq]?.until ?? null,
    version: catalogue.version,
  }
}

/** The confirmation that is the newest; of several of one day, the one written last. */
function checked({ confirmed = [] }: Pick<CatalogueItem, 'confirmed'>): Guide['checked'] {
  const newest = confirmed.reduce<{ on: string; by: string } | null>(
    (last, one) => (last === null || one.on >= last.on ? one : last),
    null,
  )
  return newest && { on: newest.on, by: newest.by }
}

/** Whom and where to pay and with which number; null while one of them is not known. */
function filledPayment({ payment }: Pick<CatalogueItem, 'payment'>): Payment | null {
  if (payment === undefined) return null
  const { payee, place, number } = payment
  return payee === null || place === null || number === null ? null : { payee, place, number }
}

/** The condition as a whole sentence: 「本人不能到场的才带」. The catalogue's own often ends before its verb. */
function material(of: Material): GuideMaterial {
  const seen = { ...of, drawing: drawingOf(of.name), source: sourceIn(of.note) }
  if (of.required === true) return seen
  const { when = '有' } = of
  return { ...seen, when: /[的有]$/.test(when) ? `${when}才带` : when }
}

/** The part of a note that says who gives the material out. */
function sourceIn(note: string): string | null {
  const parts = note.split(/[，；。]/)
  return parts.find((part) => /领取|出具|准备|统一制作|组织评估|查档案/.test(part)) ?? null
}

function entry(item: Errand, townCentre: string, { of }: Catalogue['hash']): GuideEntry {
  const refusal = noTicketWords(item, townCentre)
  return {
    seq: item.seq,
    name: item.name,
    plainTitle: item.plainTitle,
    kind: item.kind,
    handling: item.handling,
    category: item.category,
    suspended: item.suspended ?? null,
    portal: item.portal ?? null,
    hash: of.get(item.seq) ?? '',
    noTicket: refusal && `${refusal.why}。请问${refusal.ask}。`,
  }
}
