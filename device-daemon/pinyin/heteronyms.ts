/**
 * What the dictionary reads wrongly aloud: a character, how it is said (as by `syllables`, before tones change each
 * other), and the words in which it is said so. `，` in a word is a rest, or where the text begins or ends. A later row
 * has the last word: 取重号 is chóng, but 领取重度残疾 is zhòng.
 */
const READ_SO: readonly (readonly [character: string, syllable: string, words: string])[] = [
  ['参', 'can1', '参加 参保 参军 参与 参照 参考 参会 参赛 参观 参训 参评 参选 参战 参合 参数'],
  ['差', 'chai1', '差旅'],
  ['差', 'cha1', '补差'],
  ['长', 'zhang3', '长女 所长 局长 苗长 苗不长 长得'],
  ['长', 'chang2', '长期 长效 长途 长短 长度'],
  ['处', 'chu3', '处以 处暑 正处在'],
  ['传', 'chuan2', '外传'],
  ['当', 'dang4', '置不当 用不当 作不当 管不当 理不当 不正当 正当理由 正当权益 正当要求 正当防卫'],
  ['倒', 'dao4', '倒水 倒开水 倒计时 倒着 倒垃圾 倒退 倒贴 倒序 倒影 反倒'],
  ['得', 'dei3', '谁得 还得 就得 都得 也得 总得 得看 得先 得等 得去 得带 得有 得要 得由 得找 得交'],
  ['得', 'de2', '得到 不得 取得 获得 所得 难得'],
  ['得', 'de5', '看得 听得 摸得 说得 讲得 念得 读得 写得 问得 答得 认得 记得 懂得 觉得 想得 等得 来得'],
  [
    '得',
    'de5',
    '做得 办得 发得 打得 拿得 用得 吃得 住得 过得 走得 跑得 睡得 算得 值得 舍得 显得 变得 长得 免得 省得',
  ],
  ['的', 'de5', '项目的 科目的 题目的 栏目的 节目的 条目的 数目的 账目的 目标的 指标的 投标的 商标的'],
  ['地', 'de5', '如实地 认真地 慢慢地 逐步地 积极地 主动地 有效地 更好地'],
  ['地', 'di4', '地址 地点 地方 地块'],
  ['调', 'tiao2', '调解 调整 调节 调休 调剂 调试 调理 调价 调高 调低 调控'],
  ['调', 'diao4', '函调 调出 调入 调配 调拨'],
  ['发', 'fa4', '理发店 理发师 理发员 上门理发 免费理发 义务理发 染发 烫发'],
  ['分', 'fen4', '积极分子 知识分子 犯罪分子 不法分子'],
  ['干', 'gan4', '自己干 埋头干 活干 干农活 干工作 想干 干不了 干得'],
  ['更', 'geng4', '更新鲜'],
  ['供', 'gong1', '供'],
  ['供', 'gong4', '口供 招供 供认 供词 供述 供品 供奉 供桌'],
  ['号', 'hao4', '号叫'],
  ['还', 'huan2', '还款 还钱 还账 还贷 还本付息 还书 还田 还林 还耕 未还 按时还 还给您 还给你 还给本人'],
  ['会', 'hui4', '委会计 员会计 社会计 会计划 会计算'],
  ['济', 'ji3', '济宁'],
  ['假', 'jia4', '假日 假条 年假 婚假 丧假 产假 亲假 儿假 补假 续假 销假 准假'],
  ['夹', 'jia1', '文件夹'],
  ['间', 'jian1', '时间或'],
  [
    '教',
    'jiao1',
    '教您 教你 教他 教她 教我 教老人 教大家 教群众 教居民 教村民 教会您 教会你 教会老人 教书 把手教',
  ],
  ['圈', 'juan4', '圈舍 圈养 棚圈 猪圈 羊圈 牛圈 鸡圈'],
  ['卷', 'juan3', '卷纸 纸卷 换卷 卷尺'],
  ['看', 'kan4', '看门口 看门诊 看门牌 看家里 看护士'],
  ['看', 'kan1', '看孩子'],
  ['空', 'kong4', '留空 抽空 有空 没空 空置'],
  ['空', 'kong1', '空调 空气 空间 空房 空号 空巢'],
  ['累', 'lei3', '连累'],
  ['量', 'liang4', '件量 用量 计量 量化'],
  ['量', 'liang2', '量体温 量血压 量血糖 量身高'],
  ['率', 'shuai4', '率先 率队'],
  ['率', 'lv4', '利率 效率 费率'],
  ['没', 'mei2', '没收入 没收到 没收据 没收费 没收取 没收回 没落实'],
  ['模', 'mo2', '模式'],
  ['难', 'nan4', '急难 矿难'],
  ['剥', 'bo1', '剥夺'],
  ['簿', 'bu4', '簿'],
  ['切', 'qie1', '切刀 切换 切菜'],
  ['撒', 'sa3', '撒种 撒药 撒肥'],
  ['散', 'san3', '散养 散煤 散落'],
  ['散', 'san4', '分散'],
  ['丧', 'sang1', '丧假'],
  ['数', 'shu3', '数一数 数数看 数得清'],
  ['似', 'si4', '类似 相似 疑似'],
  ['吐', 'tu4', '呕吐 吐血'],
  ['为', 'wei2', '为'],
  // For somebody, or in order to; what something is or becomes has been said to be so before.
  [
    '为',
    'wei4',
    '，为 因为 为了 为什么 为何 为此 为您 为你 为他 为她 为我 为其 为民 为大家 为群众 为居民 为村民',
  ],
  [
    '为',
    'wei4',
    '为人民 为老 为孩子 为学生 为党员 为农 为残疾 为困难 为企业 为辖区 为本地 为本村 为本人 为社会',
  ],
  ['为', 'wei4', '专为 特为 只为 别为 不用为 为保护 为保障 为方便 为加强 为做好 为规范 为确保 为推进 为提高'],
  ['为', 'wei2', '记为 定为 认为 评为 列为 转为 改为 变为 成为 作为 视为 均为 应为 须为 即为 对象为 请人为'],
  ['为', 'wei2', '为期 为止 为准 为主 为首 为例 为限 为宜 为荷 为难'],
  ['相', 'xiang4', '相片 照相'],
  ['行', 'hang2', '每行 哪行 央行 排行'],
  ['行', 'xing2', '行情况 行规定 行政 行使 行动 行程 行驶 行走'],
  ['行', 'hang2', '银行 农行 支行 分行'],
  ['要', 'yao4', '要求助 要求证'],
  ['应', 'ying1', '应'],
  ['应', 'ying4', '反应 适应 对应 响应 供应 效应 回应 相应 顺应 照应 感应 答应 呼应'],
  ['应', 'ying4', '应急 应对 应用 应聘 应征 应邀 应试 应考 应战 应变 应诉 应答 应付 应激 应酬'],
  ['应', 'ying1', '应当 应付款 应付金额 应变更 应征求 应征得 应征收'],
  ['佣', 'yong4', '佣金'],
  ['脏', 'zang4', '心脏 内脏 肝脏 肾脏 脏器'],
  ['粘', 'zhan1', '粘贴 粘住'],
  ['着', 'zhao2', '得着 不着'],
  ['着', 'zhuo2', '着装'],
  ['只', 'zhi3', '只'],
  [
    '只',
    'zhi1',
    '一只 二只 两只 三只 四只 五只 六只 七只 八只 九只 十只 百只 千只 几只 每只 多少只 船只 只身',
  ],
  ['只', 'zhi3', '只能 只有 只限 只可 周一只 周二只 周三只 周四只 周五只 周六只'],
  ['中', 'zhong4', '中暑'],
  ['种', 'zhong4', '种植 种养 种粮 种田 种麦 种花 种棉 种果 种庄稼 种玉米 种小麦 种什么 种疫苗 种了'],
  ['种', 'zhong4', '代种 补种 套种 轮种 抢种 复种 春种 没种'],
  ['种', 'zhong3', '一种 两种 三种 四种 五种 几种 多种 各种 某种 这种 那种 每种 哪种 何种 品种'],
  ['重', 'chong2', '取重 查重 重号 重名 重新 重设 重置 重试 重启 重呼 重叫 重拨 重念 重读 重放 重打 重印'],
  ['重', 'chong2', '重扫 重拍 重取 重排 重选 重填 重写 重输 重签 重报 重办 重做 重发 重开 重组'],
  ['重', 'zhong4', '重大 重要 重点 重度 重特 重病 重残 重症 重伤 重量 重视 重型'],
  ['重', 'zhong4', '严重 加重 体重 比重 病重 注重 着重 尊重 慎重 从重 偏重'],
]

const ROWS = READ_SO.map(([character, syllable, words]) => ({ character, syllable, words: words.split(' ') }))

/** The syllables of a text, one for each of its characters, corrected by the words it is made of. */
export function reread(text: string, syllables: readonly string[]): string[] {
  // One place for each character of any width, and an end on either side.
  const plain = `，${text.replaceAll('。', '，').replaceAll(/[^\0-\uffff]/gu, '？')}，`
  const read = [...syllables]
  for (const { character, syllable, words } of ROWS) {
    for (let at = plain.indexOf(character); at >= 0; at = plain.indexOf(character, at + 1)) {
      if (words.some((word) => plain.startsWith(word, at - word.indexOf(character)))) read[at - 1] = syllable
    }
  }
  return read.map((syllable, i) => {
    const next = read[i + 1]
    return next === undefined || next === syllables[i + 1] ? syllable : before(next, plain[i + 1], syllable)
  })
}

/** 不 and 一 follow the tone after them: bú and yí before a fourth one, else bù and yì. */
function before(next: string, character: string | undefined, syllable: string): string {
  const tone = next.endsWith('4') ? '2' : '4'
  if (character === '不' && /[24]$/.test(syllable)) return `bu${tone}`
  if (character === '一' && /[24]$/.test(syllable)) return `yi${tone}`
  return syllable
}
