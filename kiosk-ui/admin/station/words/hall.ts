/** Words of the form of the hall's display and its voice. */
export const words = {
  names: '写姓名',
  nameChoices: [
    { value: 'shown', words: '写' },
    { value: 'hidden', words: '不写' },
  ] as const,
  namesHint: '叫号的大屏上，窗口旁边写不写工作人员的姓名。窗口屏和座牌不受影响。',
  upNext: '请准备',
  upNextHint: '大屏上写几个就要叫到的号，最多 3 个；0 就是不写。只写号码，不写办什么事。',
  times: '叫号念几遍',
  timesHint: '每叫一次念几遍，1 到 3。',
  quiet: '夜里有一段不出声',
  from: '从',
  to: '到',
  quietHint: '可以跨过零点，如 21:00 到 07:00。这一段里叫号只上屏。',
} as const
