/** Words of a notice on A4 and as a picture. */
export const words = {
  sample: '示例内容，不对应真实情况',
  objection: '有异议，请在公示期内向以下单位提出',
  phone: '电话',
  place: '地点',
  source: '依据',
  until: (kind: string, day: string) => `${kind === '公示' ? '公示到' : '公开到'} ${day}`,
  publishedAt: (day: string) => `${day} 发布`,
  gone: '这一条现在没有贴出来，先发布再打印。',
  opening: '正在打开…',
  print: '打印',
  pdf: '存为 PDF',
  picture: '存为图片（公众号用，宽 1080）',
  making: '正在做…',
  byBrowser: '这台机器上没有能用的浏览器，请在打印窗口里选“另存为 PDF”。',
  noPicture: '没有做成图片，请用“打印”存成 PDF。',
  title: '打印',
} as const
