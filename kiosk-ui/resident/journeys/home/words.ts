/** Words of the home screen. */
export const words = {
  opening: {
    until: (time: string) => `到 ${time}`,
    next: (day: string, time: string) => `${day} ${time} 开始`,
    unknownNext: '开门时间请看门口公告',
  },
  home: {
    take: '取号办事',
    takeLarge: '取号',
    takeNote: ['选好事项再取号', '说不准的，直接取号'],
    takeNoteLarge: '叫到号再去窗口',
    guide: '办事指南',
    guideLarge: '怎么办事',
    guideNote: ['要带什么、多久办好'],
    search: '找一件事',
    searchNote: ['打拼音，或首字母'],
    findTicket: '查我的号',
    board: '信息公开',
    boardLarge: '看公开栏',
    boardNote: '事项、指南、公示、账目',
    boardLeft: (days: number) => (days === 1 ? '最新公示，今天最后一天' : `最新公示，还有 ${days} 天`),
    places: '在哪里',
    often: '大家常办',
    closed: '现在不能取号',
    closedNote: '可以先看看要带什么',
    help: '找人帮忙',
    helpNote: '叫工作人员过来',
  },
  facts: {
    hours: '办理时间',
  },
} as const
