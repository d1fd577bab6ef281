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
