import type { StaffRole } from '#contract/clerk.ts'
import type { Permission } from '#contract/permission.ts'

/** Which roles may do what: the whole table, one line a permission. Routes name a permission; only this table knows roles. */
const roles: Readonly<Record<Permission, readonly StaffRole[]>> = {
  'queue.serve': ['lead', 'clerk'],
  'staff-call.answer': ['lead', 'clerk'],
  'devices.see': ['lead', 'clerk'],
  'day.confirm': ['lead', 'clerk'],
  'own-plate.edit': ['lead', 'clerk'],
  'opening.edit': ['lead'],
  'report.read': ['lead'],
  'people.manage': ['lead'],
}

export function permissionsOf(role: StaffRole): readonly Permission[] {
  return permissions.filter((permission) => roles[permission].includes(role))
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of every permission
const permissions = Object.keys(roles) as Permission[]
