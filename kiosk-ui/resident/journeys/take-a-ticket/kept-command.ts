import type { TakeTicketBody } from '#contract/ticket.ts'

/** A tap on 取号 that must survive a reload, until the resident has left its ticket. */
export type CommandKeeper = {
  keep(body: TakeTicketBody): void
  read(): TakeTicketBody | null
  forget(): void
}

/** Where it is kept: this tab's session only. */
const KEPT_COMMAND = 'take-ticket'

export function keepIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): CommandKeeper {
  return {
    keep: (body) => storage.setItem(KEPT_COMMAND, JSON.stringify(body)),
    read: () => {
      const kept = storage.getItem(KEPT_COMMAND)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `keep` alone
      return kept === null ? null : (JSON.parse(kept) as TakeTicketBody)
    },
    forget: () => storage.removeItem(KEPT_COMMAND),
  }
}
