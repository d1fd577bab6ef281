import type { Reader } from './reader.ts'

/** What a person reads whose number would come too early after a backup was restored. */
export function justRestoredWords(waitSeconds: number, reader: Reader): string {
  const wait = waitSeconds <= 60 ? `${waitSeconds} 秒` : `${Math.ceil(waitSeconds / 60)} 分钟`
  return reader === 'staff'
    ? `系统刚从备份恢复，号要慢一点给。请等 ${wait}再按一次。`
    : `系统刚恢复，请等 ${wait}再取号。`
}
