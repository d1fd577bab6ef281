/** Words of what to bring. */
export const words = {
  bring: '要带什么',
  nothing: '不用带材料',
  more: (count: number, none: boolean) => `${none ? '共' : '还有'} ${count} 样，请问窗口`,
  toConfirm: '待核定',
  conditional: '有才带',
} as const
