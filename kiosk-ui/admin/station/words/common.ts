/** Words of the form of the errands that home names first. */
export const words = {
  items: '大家常办',
  add: '加一件',
  errand: '事项',
  choose: '选一件…',
  title: '短名',
  titleHint: '最多七个字，写群众平常的叫法，如 交医疗保险。',
  none: '一件也没有：首页至少要一件。',
  full: '已经有六件，首页放不下更多；要换，先删去一件。',
} as const
