/** Words that stand in tables. */
export const words = {
  yes: '是',
  no: '否',
  /** Columns of a list of items, in their order: the place in a guide, and how people call it. */
  columns: {
    seq: '序号',
    name: '事项名称',
    plainTitle: '群众的叫法',
    kind: '办件类型',
    remark: '备注',
    category: '类别',
    audience: '服务对象',
    conditions: '受理条件',
    steps: '办理流程',
    'timeLimit.text': '办理时限',
    'timeLimit.statutoryWorkdays': '法定工作日',
    'timeLimit.promisedWorkdays': '承诺工作日',
    fee: '收费情况',
    channels: '办理渠道',
    result: '办理结果',
    tips: '提醒',
  },
} as const
