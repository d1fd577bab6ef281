import type { ComponentType } from 'preact'
import type { Permission } from '#contract/permission.ts'
import type { Admin } from './admin.ts'
import { today } from './today/panel.ts'

/** One subject of /admin, a folder of its own. `id` stands in the address; `note`: what is found there. */
export type Panel = {
  id: string
  title: string
  note: string
  permission: Permission
  Page: ComponentType<{ admin: Admin }>
}

/** Every panel, in the order in which they are offered. One more is one line here. */
export const panels: readonly Panel[] = [today]
