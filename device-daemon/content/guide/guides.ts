import type { Guide, GuideElement, GuideEntry, GuideList } from '#contract/guide.ts'
import { feeWords } from './fee-words.ts'
import { noTicketWords, type TicketTerms } from './no-ticket.ts'

/** An errand as the catalogue has it, and what only the station knows of it. */
type Errand = Omit<Guide, 'suspended' | 'noTicket' | 'queueId' | 'discreet' | 'unconfirmed' | 'version'> &
  TicketTerms & { discreet?: boolean; provenance: { localConfirm: readonly GuideElement[] } }

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
    materials,
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
