import type { StaffRole } from '#contract/clerk.ts'
import type { Permission } from '#contract/permission.ts'

/** Which roles may do what: the whole table, one line a permission. Routes name a permission; only this table knows roles. */
const roles: Readonly<Record<Permission, readonly StaffRole[]>> = {
  'queue.serve': ['lead', 'editor', 'clerk'],
  'window.take-over': ['lead'],
  'staff-call.answer': ['lead', 'editor', 'clerk'],
  'devices.see': ['lead', 'editor', 'clerk'],
  'devices.test': ['lead', 'editor', 'clerk'],
  'devices.edit': ['lead'],
  'day.confirm': ['lead', 'editor', 'clerk'],
  'own-plate.edit': ['lead', 'editor', 'clerk', 'agent'],
  'opening.edit': ['lead'],
  'report.read': ['lead'],
  'content.edit': ['lead', 'editor'],
  'content.publish': ['lead', 'editor'],
  'catalogue.edit': ['lead'],
  'feedback.read': ['lead', 'editor'],
  'feedback.reply': ['lead', 'editor'],
  'case.accept': ['lead', 'clerk'],
  'case.carry': ['lead', 'clerk', 'agent'],
  'case.all': ['lead'],
  'content.import': ['lead'],
  'station.back-up': ['lead'],
  'station.update': ['lead'],
  'people.manage': ['lead'],
}

export function permissionsOf(role: StaffRole): readonly Permission[] {
  return permissions.filter((permission) => roles[permission].includes(role))
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of every permission
const permissions = Object.keys(roles) as Permission[]
