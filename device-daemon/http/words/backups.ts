import type { BackupTrouble } from '#daemon/desks/backups/backup-desk.ts'
import type { TroubleWords } from './troubles/words.ts'

export const backupProblems = {
  running: '正在备份，请等它做完。',
  placeGone:
    '没有备份成功：做到一半 U 盘拔掉了（或者盘不在了）。站点照常。请插好，按“再看一次”，再备份一次。',
  noPlace: '这个地方现在没有了，U 盘可能拔掉了，请重新选一个。',
}

/** `reason`: the system's word for it. */
export function backupFailedWords(reason: string): string {
  const why: Record<string, string> = {
    ENOSPC: '那里没有地方了',
    EROFS: '那里只能读，不能写',
    EACCES: '那里不让写',
    EFBIG: '那里放不下这么大的一个文件（FAT32 的 U 盘一个文件最多 4 GB，换一个 exFAT 的）',
    EIO: '读写出错，盘可能坏了',
  }
  return `没有备份成功：${why[reason] ?? `出了别的问题（${reason}）`}。站点照常，原来的备份没有动。`
}

export function backupTroubleWords({ days, allowed }: BackupTrouble): TroubleWords {
  return {
    urgency: 'soon',
    brief: days === null ? '还没有备份过' : `${days} 天没有备份了`,
    words:
      days === null
        ? '还没有备份过：这台机器的盘坏了，账本和写过的内容就找不回来。取号、叫号照常。'
        : `上一次备份是 ${days} 天以前，站里定的是 ${allowed} 天一次。取号、叫号照常。`,
    remedy: '站长在 /admin 的“备份”里按一下，备份到另一块盘或 U 盘上，收好。',
    going: '我去备份',
    place: { panel: 'backup', open: null },
  }
}
