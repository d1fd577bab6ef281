/** Words of the editor of a notice's text. */
export const words = {
  label: '正文',
  tools: '往正文里加',
  tool: { paragraph: '段落', heading: '标题', list: '列表', numbered: '编号', table: '表格' },
  hint: '从 Word、Excel 复制了，在这里粘贴就行，表格还是表格。',
  pasted: (tables: readonly { rows: readonly (readonly string[])[] }[], pictures: number) =>
    [
      ...tables.map(({ rows }) => `贴来的表格，${rows[0]?.length ?? 0} 列 ${rows.length - 1} 行都在`),
      pictures > 0 && `${pictures} 张图片没有贴过来，请用“图片”放`,
    ]
      .filter(Boolean)
      .join('；'),
  kinds: {
    heading: '标题',
    paragraph: '段落',
    list: '列表，一行一条',
    numbered: '编号，一行一条',
    source: '图片',
  },
  remove: '去掉',
  removePiece: (kind: string) => `去掉这个${kind}`,
  up: '往上移',
  down: '往下移',
  table: {
    name: '表格',
    head: (column: number) => `第 ${column} 列的名称`,
    cell: (row: number, head: string, column: number) => `第 ${row} 行，${head || `第 ${column} 列`}`,
    addRow: '加一行',
    addColumn: '加一列',
    removeRow: (row: number) => `去掉第 ${row} 行`,
    removeColumnLabel: '去掉一列',
    column: (head: string, column: number) => head || `第 ${column} 列`,
    remove: '去掉整个表格',
  },
  file: {
    tool: '从文件',
    title: '从文件放一个表格',
    choose: '选一个 XLSX 或 CSV 文件',
    note: '读第一张工作表，第一行应为各栏的名称。文件只在这台电脑上读，放进正文的才会存到站里。',
    found: (columns: number, rows: number, bad: number) =>
      `${columns} 列 ${rows} 行${bad === 0 ? '' : `，有 ${bad} 处要看一下`}`,
    bad: '要看一下的地方',
    why: {
      'failed-formula': (row: number, name: string, column: number, cell: string) =>
        `第 ${row} 行，${name || `第 ${column} 列`}：公式没算出来，是 ${cell}。`,
      'no-name': (row: number, _name: string, column: number, cell: string) =>
        `第 ${row} 行，第 ${column} 列：“${cell}”上面没有这一栏的名称。`,
    },
    put: '放进正文',
  },
  mends: { number: '去掉号码', cell: '改这一格', row: '去掉这一行' },
} as const
