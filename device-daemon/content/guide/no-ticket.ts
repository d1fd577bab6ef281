export type TicketTerms = {
  residentTicket: boolean
  residentTicketWhy?: string
  suspended?: string
}

/**
 * Why a resident can take no ticket for an errand, and whom to ask instead; null where a ticket can be taken. An errand
 * that is only suspended has words of its own (`suspended`).
 */
export function noTicketWords(item: TicketTerms, townCentre: string): { why: string; ask: string } | null {
  if (item.residentTicket) return null
  return {
    why: item.residentTicketWhy ?? item.suspended ?? '这件事不在自助终端取号',
    ask: `本站窗口或${townCentre}`,
  }
}
