/** Words of 叫工作人员 on a clerk's screen. */
export const words = {
  title: '有人叫工作人员',
  who: (kiosk: string) => `${kiosk}有人叫工作人员`,
  answered: (name: string, kiosk: string) => `${name} 去${kiosk}了`,
  me: '您',
  handOver: '交给',
  nobody: '现在没有别人在窗口。',
} as const

/** That a resident calls for staff at a kiosk. */
export const callWords = (kiosk: string): string => words.who(kioskWords(kiosk)).trim()

/** 「自助机 1」 for `kiosk-1`; any other id as it is. */
export function kioskWords(id: string): string {
  const number = /^kiosk-(\d+)$/.exec(id)?.[1]
  return number === undefined ? `自助机 ${id} ` : ` ${number} 号自助机`
}
