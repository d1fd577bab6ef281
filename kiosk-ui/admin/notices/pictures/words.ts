/** Words of pictures in a notice's text. */
export const words = {
  tool: '图片、PDF',
  title: '放图片或 PDF',
  choose: '选图片（照片、截图、海报）或 PDF',
  note: '太大的会自动缩小；拍照的地点、时间、机型不会留下。PDF 一页变成一张图片，最多 20 页。',
  description: '图里是什么、写了什么',
  descriptionHint: '看不见图的人靠它听，小票上印的也是它。图里有字就把要紧的字写上。',
  put: '放进正文',
  unreadable: '这个文件打不开，或者不是图片、PDF，请换一个；加了密码的 PDF 先去掉密码。',
  tooLong: (pages: number) => `这个 PDF 有 ${pages} 页，最多放 20 页，请只留要紧的几页。`,
  pages: (count: number) => `${count} 张`,
  page: (n: number, of: number) => (of === 1 ? '' : `第 ${n} 页，共 ${of} 页：`),
  kept: (done: number, of: number) => `放好 ${done} 张，共 ${of} 张`,
  reading: '正在准备…',
  needsDescription: '请先写说明。',
} as const

/** A page of a notice says no more. */
export const DESCRIPTION_MAX = 2000
