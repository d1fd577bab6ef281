/** Words of choosing and confirming an errand. */
export const words = {
  choose: {
    title: '您要办什么事？',
    direct: '直接取号，到窗口再说',
    directNote: '不知道是哪一件，就点这里',
    full: '今天不再放号了',
    fullNote: '急事请到服务台',
    closed: '现在不能取号',
    often: '大家常办',
    byDomain: '按类别找',
    more: '别的事，按类别找',
  },
  confirm: {
    crumb: '取号',
    formal: (name: string) => `正式名称：${name}`,
    take: '取号',
    noTicketTitle: '这件事不在这里取号',
    suspendedTitle: '这件事暂停办理',
    ask: '请问谁',
    askDesk: '服务台工作人员',
    askCentre: (centre: string) => `或 ${centre}`,
    closedTitle: '现在不能取号',
  },
} as const
