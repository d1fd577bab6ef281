import { expect, test } from 'vitest'
import { storeFaultWords } from '#daemon/daemon/store-fault-words.ts'
import type { StoreFault } from '#daemon/store/fault.ts'

const [folder, path, reason] = ['var/data', 'var/data/node.json', 'EACCES'] as const

const told: readonly [StoreFault, string][] = [
  [{ at: 'folder-unusable', folder, reason }, '数据文件夹 var/data 不能用（EACCES）'],
  [{ at: 'folder-taken', folder }, '数据文件夹 var/data 正由另一个程序使用'],
  [{ at: 'folder-unwritable', folder, reason }, '数据文件夹 var/data 写不进去（EACCES）'],
  [{ at: 'ledger-unopened', reason }, '账本打不开（EACCES）。不要删除任何文件，请联系维护人员'],
  [{ at: 'file-unreadable', path, reason }, 'var/data/node.json 读不出来（EACCES），请联系维护人员'],
  [{ at: 'file-immovable', path, reason }, 'var/data/node.json 读不出来，也移不开（EACCES），请联系维护人员'],
  [{ at: 'file-unwritable', path, reason }, 'var/data/node.json 写不进去（EACCES）'],
]

test.for(told)(
  'the person who starts a station with %o reads what is wrong and whom to ask',
  ([fault, words]) => {
    expect(storeFaultWords(fault)).toBe(words)
  },
)
