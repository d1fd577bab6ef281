/** Words of a guide that is not in force. */
export const words = {
  withdrawn: {
    title: (day: string) => `已于${day}撤下。`,
    note: '这份办事指南不再用，以前打印的也不要再用。',
  },
  'not-yet': {
    title: (day: string) => `自${day}起执行。`,
    note: '这份办事指南现在还不能照着办。',
  },
  ask: (centre: string) => `要办这件事，请问服务台工作人员，或${centre}。`,
} as const
