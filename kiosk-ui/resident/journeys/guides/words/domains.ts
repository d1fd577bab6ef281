/** Words of the life domains and of the errands in each. */
export const words = {
  title: '按类别找',
  crumb: '按类别找',
  noTicket: '不在这里取号',
  alsoSaid: '大家也说：',
  suspended: '暂停办理',
  elsewhere: (centre: string) => `没有您要办的事？请问${centre}，或问窗口、12345。`,
} as const
