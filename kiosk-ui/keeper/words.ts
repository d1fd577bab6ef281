export const words = {
  title: '机器的状况',
  asking: '正在问程序……',
  well: '好',
  soon: '要看一看',
  now: '马上要看',
  allWell: '全部正常',
  faults: (count: number) => `有 ${count} 处要看一看`,
  code: '代码',
  remedy: '怎么办',
  /** The daemon does not answer. */
  away: {
    title: '程序没有回答',
    words: '下面是它最后说的。一般几秒以后自己回来；一分钟还不回来，在这台机器上看：',
    commands: [
      'systemctl status station-daemon',
      'journalctl -u station-daemon -n 50',
      'station-kiosk health',
    ],
  },
  never: '程序一直没有回答过。',
  note: '每 5 秒自己看一次。这里没有群众的任何资料，只有这台机器自己打得开。',
} as const
