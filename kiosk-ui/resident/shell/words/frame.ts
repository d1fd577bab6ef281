/** Words around every screen: its head and its bar. */
export const words = {
  bar: {
    label: '下方按钮',
    back: '返回',
    home: '首页',
    large: '大字版',
    read: '念给我听',
    stopReading: '停',
    sit: '坐着用',
    call: { not: '叫工作人员', waiting: '已经叫了', answered: '马上过来' },
  },
  restarting: { title: '机器正在重新启动', wait: '请稍等，马上就好' },
} as const
