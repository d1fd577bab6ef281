/** Words of a text that is read page by page. */
export const words = {
  toConfirm: '待核定',
  continued: '接上页',
} as const
