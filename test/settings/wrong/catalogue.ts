import type { Wrong } from './wrong.ts'

export const index: Wrong[] = [
  {
    wrong: 'a version that is no date',
    from: 'version: 2026.11.23',
    to: 'version: v1',
    path: 'version',
    allowed: '年.月.日',
  },
  {
    wrong: 'an errand in no domain',
    from: '[17, 38]',
    to: '[17]',
    path: 'domains',
    allowed: '第 38 项不在任何领域里',
  },
  {
    wrong: 'an errand in two domains',
    from: '[17, 38]',
    to: '[17, 38, 50]',
    path: 'domains[1].items[2]',
    allowed: '应只在一个领域',
  },
  {
    wrong: 'a domain with an errand that does not exist',
    from: '[17, 38]',
    to: '[17, 38, 63]',
    path: 'domains[1].items[2]',
    allowed: '应为 items 文件夹里有的序号',
  },
  {
    wrong: 'two domains of one name',
    from: 'name: 其他',
    to: 'name: 常办',
    path: 'domains[1].name',
    allowed: '应各不相同',
  },
]

export const item: Wrong[] = [
  {
    wrong: 'a kind that the annex does not have',
    from: 'kind: 承诺件',
    to: 'kind: 承诺',
    path: 'kind',
    allowed: '即办件 或 承诺件',
  },
  {
    wrong: 'a way of handling that the remark contradicts',
    from: 'handling: 帮办代办',
    to: 'handling: null',
    path: 'handling',
    allowed: '应为：帮办代办',
  },
  {
    wrong: 'a class that the remark contradicts',
    from: 'itemClass: 公共服务',
    to: 'itemClass: 便民服务',
    path: 'itemClass',
    allowed: '应为：公共服务',
  },
  {
    wrong: 'no reason why residents cannot take a ticket',
    from: 'suspended: 上位法规已废止，本地是否还组织鉴定待卫生健康部门核定\n',
    to: '',
    path: 'residentTicket',
    allowed: '应写明原因',
  },
  {
    wrong: 'an element that no guide has',
    from: 'national: [办事依据]',
    to: 'national: [依据]',
    path: 'provenance.national[0]',
    allowed: '办事依据',
  },
  {
    wrong: 'a material without its name',
    from: '- name: 户口簿\n    original',
    to: '- original',
    path: 'materials[2].name',
    allowed: '文字',
  },
]

export const expressions: Wrong[] = [
  {
    wrong: 'what leads to two places',
    from: 'say: [水费, 停水]',
    to: 'say: [水费, 看病的保险]',
    path: 'elsewhere[0].say[1]',
    allowed: '应只写一处',
  },
  {
    wrong: 'an expression without a word in it',
    from: 'say: [水费, 停水]',
    to: "say: [水费, '？']",
    path: 'elsewhere[0].say[1]',
    allowed: '大家的一句说法',
  },
  {
    wrong: 'an expression as long as a speech',
    from: '看病的保险',
    to: '看病的时候要用的保险今年在哪里交钱',
    path: 'here[0].say[1]',
    allowed: '不超过 16 个字',
  },
  {
    wrong: 'a place that says nothing of where to go',
    from: '    where:\n      - 请问{townCentre}。\n',
    to: '',
    path: 'elsewhere[0].where',
    allowed: '到哪里去',
  },
  {
    wrong: 'a telephone number in words',
    from: "phone: '12345'",
    to: 'phone: 政务热线',
    path: 'elsewhere[0].phone',
    allowed: '电话',
  },
]
