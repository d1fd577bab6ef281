/** Words of choosing and confirming an errand. */
export const words = {
  choose: {
    title: '您要办什么事？',
    direct: '直接取号，到窗口再说',
    directNote: '不知道是哪一件，就点这里',
    full: '今天不再放号了',
    fullNote: '急事请到服务台',
    often: '大家常办',
    byDomain: '按类别找',
    more: '别的事，按类别找',
  },
  confirm: {
    crumb: '取号',
    formal: (name: string) => `正式名称：${name}`,
    take: '取号',
    online: '这件事可以网上办',
    onlineShort: '可以网上办',
    onlineHow: (name: string) => `${name}。用手机扫码，在家也能办；不会的问窗口，可以帮您。`,
    scan: '扫码去网上办',
    onlineDone: '知道了',
    noTicketTitle: '这件事不在这里取号',
    suspendedTitle: '这件事暂停办理',
    ask: '请问谁',
    askDesk: '服务台工作人员',
    /** While nobody sits at the service desk. */
    call: '急事打电话',
    askCentre: (centre: string) => `或 ${centre}`,
    /** In the place of 取号. */
    check: '先查带齐了没有',
    guide: '看办事指南',
  },
} as const
