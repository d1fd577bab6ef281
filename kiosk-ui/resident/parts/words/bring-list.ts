/** Words of what to bring. */
export const words = {
  bring: '要带什么',
  short: '带什么',
  count: (count: number) => `${count} 样`,
  conditionalNote: '别的情况不用带',
  always: '都要带',
  conditional: '有的才带',
  nothing: '不用带材料',
  all: (count: number) => `看全部 ${count} 样`,
  /** Under the ticket of a discreet errand, which others may see. */
  open: '点开看要带什么',
  close: '看好了',
  unconfirmed: '还没有核实，以窗口说的为准。',
  copies: (count: number) => `复印件\u00a0${count}\u00a0份`,
  originals: (count: number) => (count === 1 ? '原件' : `原件\u00a0${count}\u00a0份`),
} as const
