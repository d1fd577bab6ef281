/** Words of pictures in a notice's text. */
export const words = {
  tool: '图片',
  title: '放一张图片',
  choose: '选一张图片（照片、截图、海报）',
  note: '太大的会自动缩小；拍照的地点、时间、机型不会留下。',
  description: '图里是什么、写了什么',
  descriptionHint: '看不见图的人靠它听，小票上印的也是它。图里有字就把要紧的字写上。',
  put: '放进正文',
  unreadable: '这个文件打不开，或者不是图片，请换一张。',
  reading: '正在准备…',
  needsDescription: '请先写说明。',
} as const

/** A page of a notice says no more. */
export const DESCRIPTION_MAX = 2000
