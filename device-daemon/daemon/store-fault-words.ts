import type { StoreFault } from '../store/fault.ts'

/** What the person who starts the daemon reads where its data folder cannot be used; a clause without a full stop. */
export function storeFaultWords(fault: StoreFault): string {
  switch (fault.at) {
    case 'folder-unusable':
      return `数据文件夹 ${fault.folder} 不能用（${fault.reason}）`
    case 'folder-taken':
      return `数据文件夹 ${fault.folder} 正由另一个程序使用`
    case 'folder-unwritable':
      return `数据文件夹 ${fault.folder} 写不进去（${fault.reason}）`
    case 'data-newer':
      return `数据文件夹 ${fault.folder} 是 ${fault.version} 版程序写的，这一版比它旧，不能打开，什么都没有改。请用 ${fault.version} 版或更新的，或者换一个数据文件夹、恢复这一版留下的备份`
    case 'ledger-unopened':
      return `账本打不开（${fault.reason}）。不要删除任何文件，请联系维护人员`
    case 'file-unreadable':
      return `${fault.path} 读不出来（${fault.reason}），请联系维护人员`
    case 'file-immovable':
      return `${fault.path} 读不出来，也移不开（${fault.reason}），请联系维护人员`
    case 'file-unwritable':
      return `${fault.path} 写不进去（${fault.reason}）`
  }
}
