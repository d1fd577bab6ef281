import { constants } from 'node:os'
import { expect, test } from 'vitest'
import { errorCode } from '#daemon/store/file-system.ts'
import { diskReason } from '#daemon/store/sqlite.ts'

test('a quota that is used up is a full disk, though Node has no name for it', () => {
  const { EDQUOT } = constants.errno
  const said = `Unknown system error -${EDQUOT}`
  const error = Object.assign(new Error(said), { errno: -EDQUOT, code: said, syscall: 'write' })
  expect(errorCode(error)).toBe('EDQUOT')
  expect(diskReason(error)).toBe('disk-full')
})
