import type { TakeTicketBody } from '#contract/ticket.ts'

/** A tap on 取号 that must survive a reload: `answered` once its ticket was shown. */
export type KeptCommand = { answered: boolean; body: TakeTicketBody }

export type CommandKeeper = {
  keep(command: KeptCommand): void
  read(): KeptCommand | null
  forget(): void
}

const KEY = 'take-ticket'

/** In this tab's session only, and only until the resident leaves. */
export function keepIn(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): CommandKeeper {
  return {
    keep: (command) => storage.setItem(KEY, JSON.stringify(command)),
    read: () => {
      const kept = storage.getItem(KEY)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `keep` alone
      return kept === null ? null : (JSON.parse(kept) as KeptCommand)
    },
    forget: () => storage.removeItem(KEY),
  }
}

/** 128 random bits; `crypto.randomUUID` needs a secure context, which a hall on plain HTTP is not. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
