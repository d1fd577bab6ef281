import { expect, test } from 'vitest'
import { inParts } from '../../kiosk-ui/hall/text-width.ts'

test('a text too long for the band comes in parts that hold all of it, none longer than the band', () => {
  const title =
    '关于二〇二六年镇农村最低生活保障家庭、特困供养人员和临时救助对象动态管理复核结果的公示（第二批）'
  const parts = inParts(title, 42)
  expect(parts.join('')).toBe(title)
  expect(parts.length).toBe(2)
  for (const part of parts) expect([...part].length).toBeLessThanOrEqual(42)
  expect(inParts('㙍𠮷', 42)).toEqual(['㙍𠮷'])
})
