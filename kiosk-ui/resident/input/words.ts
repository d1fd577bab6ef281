/** Words of the sheet that something is written on. */
export const words = {
  ways: { hand: '手写', pinyin: '拼音', nine: '九键', common: '常用词' },
  waysLabel: '怎么写',
  field: '写字的地方',
  write: '用手指在这里写，一次写一个字',
  choose: '再点一下对的字',
  chooseLabel: '点对的字',
  notRead: '手写暂时用不了，请用拼音',
  wipe: '写错了擦掉',
  chooseWord: '点对的词',
  spellNine: '像手机那样按，一个键按一下，再点对的词',
  spell: '点字母，再点对的词；只点首字母也行',
  deleteShort: '删',
  clearShort: '清掉',
  delete: '删一个字',
  clear: '全部清掉',
  keyboard: '拼音字母',
} as const
