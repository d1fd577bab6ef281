import type { StandingTodo } from '#daemon/domain/standing.ts'
import type { PlacesConfig } from '../places/schema.ts'

/** Equipment that staff have marked as broken, by name, with what they wrote of it. */
export type EquipmentTodo = StandingTodo & {
  code: 'equipment-faulty'
  faulty: readonly { name: string; note: string }[]
}

export function equipmentTodo({ equipment }: Pick<PlacesConfig, 'equipment'>): readonly EquipmentTodo[] {
  const faulty = equipment.flatMap((device) =>
    typeof device !== 'string' && device.state === 'faulty' ? [{ name: device.name, note: device.note }] : [],
  )
  return faulty.length === 0
    ? []
    : [{ id: 'equipment:faulty', code: 'equipment-faulty', when: { at: 'sometime' }, since: null, faulty }]
}
