/** Words of the form of how long cases are kept, and when their day is near. */
export const words = {
  keep: '资料留几天',
  keepHint:
    '办完以后，申请人的姓名、电话、住址和记的话再留这么多天，到期的夜里销毁，备份里也读不出来。文件没有规定，随附的两年（730 天）是本系统自己定的。',
  amber: '快到了',
  amberHint: '离答复日期还有几个工作日，单子上标“快到了”。',
  red: '马上到期',
  redHint: '还有几个工作日标“马上到期”，要比“快到了”的少。',
} as const
