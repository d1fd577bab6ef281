/** Words that stand in tables, and those for a file that holds none. */
export const words = {
  refused: {
    'too-large': '文件太大，应不超过 5 MB。什么都没有改。',
    'old-excel': '这是旧版 Excel 的 .xls，请另存为 .xlsx 再传。什么都没有改。',
    'no-table': '这不是表格，应为 XLSX 或 CSV 文件。什么都没有改。',
    empty: '表里没有内容，第一行应为各栏的名称，下面一行一条。什么都没有改。',
  },
  download: { xlsx: '下载 XLSX', csv: '下载 CSV' },
  beyond: (rows: number, most: number) =>
    `这张表太长，第 ${most} 行以后还有 ${rows} 行，没有读。请分成几张表。`,
  sheet: '表1',
  yes: '是',
  no: '否',
  /** Lists inside of guides, a row an entry. */
  parts: {
    materials: {
      name: '材料名称',
      original: '原件（份）',
      copy: '复印件（份）',
      required: '要不要',
      when: '谁要带',
      note: '说明',
      is: [
        [true, '必须'],
        [false, '不必'],
        ['conditional', '看情况'],
      ],
    },
    legalBasis: {
      title: '依据名称',
      docNumber: '文号',
      article: '条款',
      confidence: '把握',
      is: [
        ['high', '高'],
        ['medium', '中'],
        ['low', '低'],
      ],
    },
  },
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
