/** Words of the form of a 座牌. */
export const words = {
  plate: {
    title: '我的座牌',
    titleOf: (name: string) => `${name}的座牌`,
    name: '姓名',
    job: '职务',
    number: '工号',
    party: '党员',
    member: '标党员',
    none: '不标',
    photo: '照片',
    choosePhoto: '换一张照片',
    noPhoto: '还没有照片',
    removePhoto: '不用照片',
    photoNote: '竖着的证件照最好，JPG 或 PNG，大的会自动缩小。',
    save: '存好座牌',
    saved: '存好了，窗口屏上已经换过来。',
    badPhoto: '这张照片打不开，请换一张 JPG 或 PNG。',
    print: '打印座牌（A4）',
  },
} as const
