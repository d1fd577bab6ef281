import type { StaffRole } from '#contract/clerk.ts'
import type { Permission } from '#contract/permission.ts'

/** What a role may do: the whole table. Routes name a permission; nothing but this table knows a role. */
const PERMISSIONS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  lead: ['queue.serve', 'staff-call.answer', 'devices.see', 'day.confirm', 'own-plate.edit', 'people.manage'],
  clerk: ['queue.serve', 'staff-call.answer', 'devices.see', 'day.confirm', 'own-plate.edit'],
}

export const permissionsOf = (role: StaffRole): readonly Permission[] => PERMISSIONS[role]
