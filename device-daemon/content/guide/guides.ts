import type { Guide, GuideElement, GuideEntry, GuideList, GuideMaterial, Material } from '#contract/guide.ts'
import { drawingOf } from './drawings.ts'
import { feeWords } from './fee-words.ts'
import { noTicketWords, type TicketTerms } from './no-ticket.ts'

/** An errand as the catalogue has it, and what only the station knows of it. */
type Errand = Omit<
  Guide,
  'suspended' | 'noTicket' | 'queueId' | 'discreet' | 'unconfirmed' | 'version' | 'materials'
> &
  TicketTerms & {
    materials: readonly Material[]
    discreet?: boolean
    provenance: { localConfirm: readonly GuideElement[] }
  }

type Catalogue = {
  version: string
  domains: GuideList['domains']
  items: readonly Errand[]
}

/** `GET /api/guides`: every errand by number, and the life domains. `townCentre` is whom to ask beyond the station. */
export function guideList(catalogue: Catalogue, townCentre: string): GuideList {
  return {
    guides: catalogue.items.toSorted((a, b) => a.seq - b.seq).map((item) => entry(item, townCentre)),
    domains: catalogue.domains,
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
    ...entry(item, station.townCentre),
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
    unconfirmed: [...item.provenance.localConfirm],
    version: catalogue.version,
  }
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

function entry(item: Errand, townCentre: string): GuideEntry {
  const refusal = noTicketWords(item, townCentre)
  return {
    seq: item.seq,
    name: item.name,
    plainTitle: item.plainTitle,
    kind: item.kind,
    category: item.category,
    suspended: item.suspended ?? null,
    noTicket: refusal && `${refusal.why}。请问${refusal.ask}。`,
  }
}
