import type { DeviceView } from '#contract/device.ts'

/** Words of the panel 设备. */
export const words = {
  title: '设备',
  note: '一体机、打印、大屏',
  opening: '正在看设备…',
  none: '没有接设备。接好以后写进 devices.yaml。',
  about: '每台设备按一下“试一试”，看它做不做；没有动静的，先看电源和连线。',
  ports: {
    'ticket-printer': '小票打印机',
    'card-reader': '身份证读卡器',
    'code-scanner': '扫码器',
    'window-display': '窗口显示屏',
    'caller-pad': '叫号器',
    announcer: '语音模块',
  } as Readonly<Record<string, string>>,
  place: (place: string, windowLabel: string | undefined) =>
    place === 'station' ? '全站' : (windowLabel ?? `自助机 ${place}`),
  health: ({ health }: DeviceView): string => {
    switch (health.at) {
      case 'opening':
        return '正在连接'
      case 'ready':
        return health.conditions.includes('near-end') ? '正常，纸快用完了' : '正常'
      case 'attention':
        return '要处理'
      case 'down':
        return '连不上'
    }
  },
  test: {
    'ticket-printer': '打一张',
    'card-reader': '看一看卡',
    'window-display': '亮一下',
    announcer: '念一句',
  } as Readonly<Record<string, string>>,
  testOther: '怎么试',
  waiting: (port: string) => (port === 'card-reader' ? '请放上一张身份证…' : '正在试…'),
} as const
