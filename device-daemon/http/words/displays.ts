export const displayProblems = {
  tooMany: '等着登记的屏太多了，请先登记几块，或者过半分钟再试。',
  noSuchCode: '现在没有哪块屏显示这个登记码。请照屏上的六位数再输一遍；码换了的，用新的。',
  notSaved: '机器暂时记不下来，没有登记。请稍后再试。',
} as const
