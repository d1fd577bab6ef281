/** Words of turning pages. */
export const words = {
  previous: '上一页',
  next: '下一页',
  of: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  short: (page: number, pages: number) => `${page}/${pages}`,
} as const
