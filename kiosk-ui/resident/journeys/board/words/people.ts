/** Words of a list of persons. */
export const words = {
  lead: (count: number) => `共 ${count} 人`,
  more: (columns: number) => `点一个人，看全部 ${columns} 项`,
  shown: (heads: readonly string[]) => `名字后面是：${heads.join('、')}`,
  find: {
    open: '在名单里找',
    title: '在名单里找',
    group: '按小组',
    surname: '按姓',
    people: (count: number) => `${count} 人`,
    ofSurname: (surname: string) => `姓${surname}的`,
    close: '不找了',
    all: (count: number) => `看全部 ${count} 人`,
  },
  person: { close: '看完了，回名单' },
} as const
