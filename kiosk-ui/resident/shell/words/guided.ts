/** Words of 说给我听, which leads a person from one thing to the next by ear. */
export const words = {
  label: '说给我听',
  how: '我说，您点。说对了，点上面一大块；不对，点下面一大块。',
  ask: (name: string) => `${name}，是这个吗？`,
  inside: (name: string) => `${name}，里面有好几样，要看吗？`,
  yes: '对，就是这个',
  enter: '对，往里看',
  goOn: '往下说',
  next: '换一个',
  again: '都说完了，从头再说一遍。',
  acts: {
    back: { title: '返回上一步', ask: '要返回上一步吗？' },
    call: { title: '叫工作人员', ask: '要叫工作人员过来帮您吗？' },
    end: { title: '不用说了', ask: '不用我说了，您自己看，对吗？' },
  },
  offer: {
    guide: {
      title: '要我一句一句说给您听吗？',
      note: '我说一样，您点一下，一直到办完。',
      no: '不用，我自己看',
      yes: '说给我听',
    },
    person: {
      title: '要叫工作人员过来帮您吗？',
      note: '叫一声，就有人过来。',
      no: '不用，我自己看',
      yes: '叫工作人员',
    },
  },
} as const
