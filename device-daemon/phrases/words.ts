/** What the dictionary of the browser does not know as one word, the longer before what begins like it. */
export const together = [
  '便民服务站',
  '便民服务中心',
  '便民服务',
  '便民',
  '党群服务中心',
  '一网通办',
  '一窗受理',
  '综合受理',
  '一次性告知',
  '也可以优先',
  '优先取号',
  '直接取号',
  '服务时间',
  '办理时间',
  '咨询电话',
  '联系电话',
  '经办机构',
  '经办规程',
  '经办',
  '参保登记',
  '社保补贴',
  '逐项逐笔',
  '逐笔公开',
  '村民代表',
  '身份证件',
  '身份证',
  '户口簿',
  '社保卡',
  '读卡器',
  '读卡处',
  '取号机',
  '打印机',
  '被征地',
  '残疾人',
  '退役士兵',
  '困境儿童',
  '农村籍',
  '法律援助',
  '法律顾问',
  '试点',
  '优待证',
  '居委会',
  '村委会',
  '工作人员',
  '工作制度',
  '动态管理',
  '待核定',
  '不能用',
  '用不了',
  '再说',
  '核对',
  '取号',
  '养老',
  '医保',
  '社保',
  '低保',
  '参保',
  '参合',
  '两癌',
  '特困',
  '计生',
  '代办',
  '帮办',
] as const

/** Characters that belong to what comes after them, where they stand alone: 请核对, 不带证, 第二批. */
export const before =
  '请不没把被再先还要可最第各每从在向到给为按和与及或对未已无非本该其只也就都又才会能需应取拿放带交办看找叫点打〇一二三四五六七八九十百千两几拟'
/** Words that belong to what comes before them: 没读出来, 读好了. */
export const after = [
  '出来',
  '起来',
  '下来',
  '上来',
  '过来',
  '回来',
  '一下',
  '一次',
  '完了',
  '好了',
  '一点',
  '的话',
  '不了',
  '不动',
] as const
/** Characters after which a name is at its end: 石埠子镇, 召忽管理区. */
export const ending = '年月日区镇站县市乡村街省号证器处费'

/** Patterns of what is one thing to a reader, however long it is. */
export const whole = [
  '《[^《》]+》',
  '\\p{Script=Han}{1,8}〔\\d{4}〕\\d+号',
  '第[〇零一二三四五六七八九十百\\d]+[条章节款项批次号]',
  '\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?',
  '\\d{1,2}月\\d{1,2}日',
  '\\d{1,2}:\\d{2}(?: ?[—–～~-] ?\\d{1,2}:\\d{2})?',
  '（[^（）]{1,8}）',
]

/** A number and what it counts: 2 条, 11点, 第 2 页, 15 个工作日. */
export const counted =
  '(?:第 ?)?(?<![\\dA-Za-z.:：/-])\\d[\\d.,]*(?: ?(?:' +
  [
    '个(?:工作日|时段|月|人|小时)?',
    '分钟|小时|秒钟|周岁|平方米|公里|月份|号窗口',
    '[人天号份张元条件页样位项遍次点分秒日月年岁寸米户步级篇种]',
  ].join('|') +
  '))'
