/** Words of 备份. */
export const words = {
  title: '备份',
  note: '存到另一块盘或 U 盘',
  opening: '正在打开…',
  last: '上一次备份',
  never: '还没有备份过。这台机器的盘坏了，账本和写过的内容就找不回来。',
  made: (day: string, time: string, by: string | null) => `${day} ${time}，${by ?? '用命令做的'}`,
  where: '放在',
  size: '大小',
  entries: (count: number) => `账本 ${count} 条`,
  checked: '做完后读回来核对过，每个文件都对得上',
  everyDays: (days: number) => `超过 ${days} 天没有备份，会在“要办的事”里提醒。`,
  notAsked:
    '还没有定多少天备份一次，不会提醒。要提醒，请维护人员在 station.yaml 里写上 backup: {everyDays: 7}。',
  place: { folder: '文件夹', stick: 'U 盘' },
  free: (size: string) => `还有 ${size} 空着`,
  noPlace:
    '现在没有地方可以放。请插上 U 盘，过几秒按“再看一次”；或者请维护人员在 station.yaml 里写上放在哪个文件夹（backup.folder）。',
  refresh: '再看一次',
  press: '现在备份',
  running: '正在备份，站点照常，请不要拔 U 盘…',
  done: '备份好了，读回来核对过了。U 盘现在可以拔下来收好。',
  holds: '里面有账本、写过的内容和图片、账号、照片、配置。没有密钥：封存的个人信息在别处打不开。',
  restoreTitle: '怎样恢复',
  restore: [
    '请维护人员做：停下站点程序（新机器先装好，不启动）。',
    '运行 station-kiosk restore 备份文件（试用的机器上是 npm run restore -- 备份文件 --data 数据文件夹）。先整个核对，有一处不对就什么都不改。',
    '照它最后打印的那一行启动。给过的号不会再给一次。',
  ],
} as const

const UNITS = ['KB', 'MB', 'GB', 'TB']

/** `123 MB`, as people read a size. */
export function sizeWords(bytes: number): string {
  let size = bytes / 1024
  let unit = 0
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size < 10 ? Math.max(0.1, size).toFixed(1) : Math.round(size)} ${UNITS[unit]}`
}
