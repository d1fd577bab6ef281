import type { PackComparisonReply } from '#contract/packs.ts'

/** Words of 全市目录. */
export const words = {
  title: '全市目录',
  note: '市里统一发的事项',
  opening: '正在打开…',
  now: '现在用的',
  own: '本站自己的目录',
  ownNote: (version: string, guides: number) => `${version} 版，办事指南 ${guides} 篇，没有换上过市里发的。`,
  named: (issuer: string, version: number) => `${issuer}第 ${version} 号`,
  facts: {
    catalogue: '目录版本',
    since: '换上',
    by: (name: string, when: string) => `${when}，${name}`,
    fingerprint: '签名指纹',
    from: '从哪天起',
  },
  next: (name: string, day: string) => `已经换上${name}，${day} 起大家看到的就是它。`,
  atHand: '新收到的',
  nothing: '没有新的。把市里发的文件上传，或者把 U 盘插在这台机器上，半分钟里会自己找到。',
  noKeys: '本站还没有登记市里的公钥，谁发的都不收。先在下面“收谁的目录”里登记。',
  upload: '上传文件',
  uploading: '正在核对…',
  uploaded: '上传的',
  lies: (folder: string, name: string) => `${folder}/${name}`,
  holds: (guides: number, notices: number) =>
    notices === 0 ? `办事指南 ${guides} 篇` : `办事指南 ${guides} 篇，通知 ${notices} 条`,
  look: '看看哪里不同',
  history: '换过几次',
  none: '还没有换过。',
  keyGone: '签它的公钥已经撤下，新的不收了；这一份还用着。不放心就换回本站自己的目录。',
  backToFiles: '换回本站自己的目录',
  reasonFor: '为什么',
  tookBack: '换回本站自己的目录',
  because: (reason: string) => `：${reason}`,
  backTo: '再看这一份',

  keys: {
    title: '收谁的目录',
    pair: '登记市里的公钥',
    fingerprint: '指纹',
    configured: '维护人员写在 station.yaml 里',
    paired: (by: string, day: string) => `${day}，${by}登记`,
    withdraw: '不再收',
    withdrawOf: (name: string) => `不再收${name}的目录`,
    after: '以后它签的目录都不收，要再收，重新登记、重新核对指纹。',
    stays: (names: readonly string[]) =>
      `${names.join('、')}是它签的，已经换上的还用着；不放心，撤下以后再换回本站自己的目录。`,
    how: '把市里发来的公钥贴在这里，或者选那个 .pub 文件。先看指纹，核对好了才登记。',
    text: '公钥（ed25519: 开头的一行）',
    file: '选 .pub 文件',
    look: '看指纹',
    noText: '请先贴上公钥，或者选 .pub 文件。',
    known: (name: string) => `这把公钥已经登记过，写的是“${name}”，不用再登记。`,
    compare:
      '请打电话给市里，用你本来就知道的号码，不用文件里、短信里写的。请对方从头念指纹，一组五个数字，八组都一样才登记；有一个不一样，就不是市里的。',
    name: '谁的（如 某某市行政审批服务局）',
    ownPin: '您自己的密码',
    noName: '请写明是谁的，至少两个字。',
    noPin: '请输入您自己的密码。',
    trust: '八组都一样，登记',
    differs: '不一样，不登记',
    happened: {
      'key-trusted': (name: string) => `登记了${name}的公钥`,
      'key-withdrawn': (name: string) => `撤下了${name}的公钥`,
    },
  },

  list: {
    title: '事项清单的表格',
    note: '下载表格，在 Excel 里改好再传回来（XLSX 或 CSV，Excel 存的 GBK 也行）。申请材料、办事依据各是一张表，一行一样；传回来的一件事有几行，就是几样，只写序号就是没有。传回来的先存成草稿，在“指南”里一篇篇发布。',
    which: '哪一张表',
    files: { items: '事项清单', materials: '申请材料', legalBasis: '办事依据' },
    whole: '整行',
    choose: '从表格填写',
    reading: '正在看…',
    noSeq: '没有“序号”这一栏，不知道是哪一件事。可以先下载一份，照它的第一行写。什么都没有改。',
    seq: '序号',
    strange: '清单里没有这一栏，没有读它。',
    unread: {
      'no-seq': '应为 1 到 99999 的整数，这一行没有读。',
      repeated: '前面已经有这个序号，这一行没有读。',
    },
    unchecked: '没有核对成，请再传一次。',
    elsewhere: '表里没有的',
    badRows: '要改的地方',
    columns: ['行', '栏', '应当怎样'],
    found: (changed: number, same: number, bad: number) =>
      `改了 ${changed} 件，没变 ${same} 件${bad === 0 ? '' : `，有 ${bad} 处要改`}`,
    keep: (count: number) => `把 ${count} 件存成草稿`,
    kept: (kept: number, of: number) =>
      kept === of
        ? `${kept} 件存成了草稿，请到“指南”里看过再发布。`
        : `${of} 件里存成了 ${kept} 件，别的可能有人同时在改，请再传一次。`,
  },

  back: '回到全市目录',
  compare: {
    count: (changed: number, fresh: number, gone: number) =>
      [changed > 0 && `改了 ${changed} 份`, fresh > 0 && `新增 ${fresh} 份`, gone > 0 && `去掉 ${gone} 份`]
        .filter(Boolean)
        .join('，') || '和现在的一模一样',
    note: '换上以前，大家看到的还是原来的。',
    places: (count: number) => `${count} 处`,
    edited: '本站自己写的还压在上面',
    at: { new: '新增的', gone: '去掉的', changed: '改了的' },
    faults: (count: number) => `有 ${count} 处写错，不能用`,
    notShown: '放不上去的，别的照常换上',
    lapsed: '换上以后要重新核的',
  },
  order: {
    first: '第一次用市里的目录。',
    same: '就是现在用的这一份。',
    newer: '比现在的新。',
    'same-version': '和现在的是同一个号，内容却不一样。要换请写明原因。',
    older: '比现在的旧。真要换回旧的，请写明原因。',
    'other-issuer': '和现在的不是同一家发的。要换请写明原因。',
  } satisfies Record<PackComparisonReply['pack']['order'], string>,
  take: '换上这一份',
  takeFrom: (day: string) => `换上，${day} 起用`,
  taken: '换上了，各处已经是新的。',
  needReason: '请先写明原因，至少两个字。',
} as const

/** The fields of a guide, a notice and the catalogue as staff know them. */
const FIELDS: Readonly<Record<string, string>> = {
  name: '事项名称',
  plainTitle: '群众的叫法',
  kind: '办件类型',
  remark: '备注',
  handling: '办理方式',
  itemClass: '事项类别',
  itemType: '事项类型',
  code: '事项编码',
  category: '类别',
  residentTicket: '群众自己取号',
  residentTicketWhy: '不能取号的原因',
  suspended: '暂停办理',
  discreet: '只说综合业务',
  outlets: '哪些站办',
  keywords: '搜索用的说法',
  audience: '服务对象',
  exerciseLevel: '行使层级',
  legalBasis: '办事依据',
  conditions: '受理条件',
  materials: '申请材料',
  steps: '办理流程',
  timeLimit: '办理时限',
  fee: '收费情况',
  channels: '办理渠道',
  onlineAvailable: '网上办',
  result: '办理结果',
  tips: '提醒',
  provenance: '出处和待核定',
  portal: '网上办事入口',
  payment: '交费',
  editorNote: '编写说明',
  version: '目录版本',
  source: '依据、出处',
  domains: '生活领域',
  here: '本站办的说法',
  elsewhere: '不在本站办的',
  fillers: '说话时带上的话',
  title: '标题',
  publisher: '发布单位',
  publishedAt: '从哪天起',
  until: '到哪天止',
  objection: '异议',
  class: '栏目',
  body: '正文',
}

/** 「申请材料 第 2 项」 for `['materials', 1, 'name']`. */
export function fieldWords([field, index]: readonly (string | number)[]): string {
  const name = FIELDS[String(field)] ?? String(field)
  return typeof index === 'number' ? `${name} 第 ${index + 1} ${field === 'body' ? '行' : '项'}` : name
}
