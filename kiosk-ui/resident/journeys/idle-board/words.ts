/** Words of the machine at rest, beside those of the board. */
export const words = {
  lead: '网上也能办',
  title: '这些事，手机上也能办',
  items: (items: readonly string[], most: number) =>
    `${items.slice(0, most).join('、')}${items.length > most ? ` 等 ${items.length} 件事` : ''}`,
  note: '手机扫码就到；不会用的，窗口帮您。取号到窗口办也一样。',
  /** How old what stands there is. */
  catalogue: (version: string) => `目录 ${version} 版`,
  board: (day: string) => `公开 ${day} 更新`,
  away: (time: string) => `和站里断开了，这里是 ${time} 的内容`,
} as const
