import { noTicketWords, type TicketTerms } from '#daemon/content/guide/no-ticket.ts'
import type { ServiceRules } from '#daemon/content/rules/rules.ts'
import type { ItemRule, QueueRule, QueueRules } from '#daemon/domain/queue/types.ts'

type StationQueues = {
  townCentre: string
  windows: readonly { id: string; skills?: readonly string[] }[]
  skills?: readonly { id: string; name: string; items: readonly number[] }[]
  queues: readonly (Omit<QueueRule, 'windows' | 'dailyQuota'> & {
    windows: 'all' | readonly string[]
    items: readonly number[]
  })[]
  defaultQueue: string
  kiosks: readonly { id: string }[]
  listeners?: { phone?: { host: string; port: number; url?: string } }
}

type Errand = TicketTerms & { seq: number; discreet?: boolean }

/** The queue an errand's ticket goes to: the one that names it, else the default one. */
export function queueOf(station: Pick<StationQueues, 'queues' | 'defaultQueue'>, seq: number): string {
  return station.queues.find(({ items }) => items.includes(seq))?.id ?? station.defaultQueue
}

/** What the queue's decisions need to know of station.yaml, the catalogue and the rules of service, all checked. */
export function queueRules(
  station: StationQueues,
  catalogue: { items: readonly Errand[] },
  { priority, callsBeforeNoShow, secondsBetweenCalls, quotas }: ServiceRules,
): QueueRules {
  const windows = station.windows.map(({ id }) => id)
  const phone = station.listeners?.phone
  return {
    queues: station.queues.map((queue) => ({
      id: queue.id,
      name: queue.name,
      letter: queue.letter,
      dailyQuota: quotas.find(({ queue: of }) => of === queue.id)?.dailyQuota ?? null,
      windows: queue.windows === 'all' ? windows : queue.windows,
    })),
    defaultQueueId: station.defaultQueue,
    items: new Map(catalogue.items.map((item) => [item.seq, itemRule(station, item)])),
    windows,
    skills: (station.skills ?? []).map(({ id, name }) => ({
      id,
      name,
      windows: station.windows.flatMap((window) =>
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

function itemRule(station: StationQueues, item: Errand): ItemRule {
  return {
    seq: item.seq,
    queueId: queueOf(station, item.seq),
    skill: station.skills?.find(({ items }) => items.includes(item.seq))?.id ?? null,
    discreet: item.discreet ?? false,
    noTicket: noTicketWords(item, station.townCentre),
    suspended: item.suspended ?? null,
  }
}
