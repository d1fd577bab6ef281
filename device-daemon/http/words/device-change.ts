import type { DeviceHealth } from '#contract/device.ts'

export const deviceChangeProblems = {
  unknown: '没有这台设备，或者它是刚写进文件、还没有启动过的。请刷新页面再看。',
  findings: '还没有换：有几处要改，写在各项下面。',
  changedMeanwhile: '文件被别人改过了，没有换上。请重新打开再改。',
  notRecorded: '没有记下是谁换的，所以没有换。请稍后再试。',
} as const

/** Why devices.yaml could not be written; `reason`: the system's name of the fault. */
export function notWrittenWords(reason: string, file: string): string {
  switch (reason) {
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `没有换：这台机器不让程序写 ${file}。请由装机的人直接改这个文件，下次启动后生效。`
    case 'ENOSPC':
    case 'EDQUOT':
      return `没有换：磁盘满了，${file} 写不进去。先清出地方再试。`
    default:
      return `没有换：${file} 写不进去（${reason}）。原来的没有动，请稍后再试。`
  }
}

/** How the device came up after a change. */
export function changedWords(health: DeviceHealth): string {
  switch (health.at) {
    case 'ready':
      return '换上了，设备已经连上。'
    case 'attention':
      return '换上了，设备连上了，但它自己说有毛病：请看缺不缺纸、盖子合没合好。'
    case 'opening':
      return '换上了，正在连接，请等半分钟再看这里。'
    case 'down':
      return '换上了，但还没有连上。请看：电源开没开、线插没插好、接口和波特率（或地址）和设备上写的一不一样。程序会一直再试。'
  }
}
