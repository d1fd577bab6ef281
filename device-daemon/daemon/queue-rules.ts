import { noTicketWords, type TicketTerms } from '#daemon/content/guide/no-ticket.ts'
import type { ServiceRules } from '#daemon/content/rules/rules.ts'
import type { ItemRule, QueueRules } from '#daemon/domain/queue/rules.ts'

type StationAround = {
  townCentre: string
  kiosks: readonly { id: string }[]
  listeners?: { phone?: { host: string; port: number; url?: string } }
}

type Errand = TicketTerms & { seq: number; discreet?: boolean }

/** The queue an errand's ticket goes to: the one that names it, else the default one. */
export function queueOf(service: Pick<ServiceRules, 'queues' | 'defaultQueue'>, seq: number): string {
  return service.queues.find(({ items }) => items.includes(seq))?.id ?? service.defaultQueue
}

/** What the queue's decisions need to know of station.yaml, the catalogue and the rules of service, all checked. */
export function queueRules(
  station: StationAround,
  catalogue: { items: readonly Errand[] },
  service: ServiceRules,
): QueueRules {
  const { priority, callsBeforeNoShow, secondsBetweenCalls } = service
  const windows = service.windows.map(({ id }) => id)
  const phone = station.listeners?.phone
  return {
    queues: service.queues.map(({ id, name, letter, dailyQuota, windows: calling }) => ({
      id,
      name,
      letter,
      dailyQuota,
      windows: calling === 'all' ? windows : calling,
    })),
    defaultQueueId: service.defaultQueue,
    items: new Map(catalogue.items.map((item) => [item.seq, itemRule(service, item, station.townCentre)])),
    windows,
    skills: service.skills.map(({ id, name }) => ({
      id,
      name,
      windows: service.windows.flatMap((window) =>
        window.skills === undefined || window.skills.includes(id) ? [window.id] : [],
      ),
    })),
    kiosks: station.kiosks.map(({ id }) => id),
    priority: {
      maxInARow: priority.maxInARow,
      ageingMinutes: priority.ageingMinutes,
    },
    callsBeforeNoShow,
    secondsBetweenCalls,
    ...(phone === undefined ? {} : { phoneUrl: phone.url ?? `http://${phone.host}:${phone.port}` }),
  }
}

function itemRule(service: ServiceRules, item: Errand, townCentre: string): ItemRule {
  return {
    seq: item.seq,
    queueId: queueOf(service, item.seq),
    skill: service.skills.find(({ items }) => items.includes(item.seq))?.id ?? null,
    discreet: item.discreet ?? false,
    noTicket: noTicketWords(item, townCentre),
    suspended: item.suspended ?? null,
  }
}
