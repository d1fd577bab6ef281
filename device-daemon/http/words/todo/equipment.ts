import type { EquipmentTodo } from '#daemon/content/published/equipment-todo.ts'
import type { TodoWords } from '../todo.ts'

export function equipmentTodoWords({ faulty }: EquipmentTodo): TodoWords {
  return {
    title: `${faulty.map(({ name }) => name).join('、')}坏了`,
    note: `${faulty.map(({ name, note }) => (note === '' ? name : `${name}：${note}`)).join('；')}。修好了请改回“能用”，群众那边就不再写暂不能用。`,
    act: '去看看',
    place: { panel: 'station', open: 'facilities' },
    permission: 'content.edit',
  }
}
