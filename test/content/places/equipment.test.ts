import { expect, test } from 'vitest'
import { placesView } from '#daemon/content/places/places-view.ts'
import type { PlacesConfig } from '#daemon/content/places/schema.ts'
import { equipmentTodo } from '#daemon/content/published/equipment-todo.ts'
import { equipmentTodoWords } from '#daemon/http/words/todo/equipment.ts'

const places: PlacesConfig = {
  sample: false,
  facilities: [],
  equipment: [
    '电脑',
    { name: '打印机', state: 'faulty', note: '卡纸，周五来修' },
    { name: '复印机', state: 'works', note: '二楼' },
    { name: '高拍仪', state: 'missing', note: '' },
  ],
  map: { columns: 1, rows: 1, entrance: { x: 0, y: 0 }, here: [] },
  areas: [],
  wifi: null,
}
const station = {
  id: 'ST-1',
  name: '示例村便民服务站',
  address: '',
  phone: '',
  townCentre: '',
  hours: [],
  priority: { fromAge: null, maxInARow: 1, ageingMinutes: null },
  windows: [],
  hall: { clerkNames: 'shown' as const },
}

test('residents read which equipment there is, and which of it they cannot count on; what is not there yet is not promised', () => {
  expect(placesView(places, station).equipment).toEqual(['电脑', '打印机（暂不能用）', '复印机'])
})

test('staff are told what is broken until it is mended', () => {
  const [todo] = equipmentTodo(places)
  expect(todo && equipmentTodoWords(todo)).toMatchObject({
    title: '打印机坏了',
    note: expect.stringContaining('打印机：卡纸，周五来修') as string,
    place: { panel: 'station', open: 'facilities' },
  })
  expect(equipmentTodo({ equipment: ['电脑'] })).toEqual([])
})
