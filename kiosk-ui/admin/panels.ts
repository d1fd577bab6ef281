import type { ComponentType } from 'preact'
import type { ContentKind } from '#contract/contents.ts'
import type { Permission } from '#contract/permission.ts'
import type { Admin } from './admin.ts'
import { backup } from './backup/panel.ts'
import { guides } from './guides/panel.ts'
import { feedback } from './feedback/panel.ts'
import { notices } from './notices/panel.ts'
import { people } from './people/panel.ts'
import { pack } from './pack/panel.ts'
import { devices } from './devices/panel.ts'
import { selfCheck } from './self-check/panel.ts'
import { update } from './update/panel.ts'
import { todo } from './todo/panel.ts'
import { station } from './station/panel.ts'
import { today } from './today/panel.ts'

/** One subject of /admin, a folder of its own. `id` stands in the address; `note`: what is found there. */
export type Panel = {
  id: string
  title: string
  note: string
  permission: Permission
  /** `place`: what stands in the address behind the panel's own name, `#notices/2026-11-28-dibao`; '' for nothing. */
  Page: ComponentType<{ admin: Admin; place: string }>
  /** Kinds of documents that are written here: one with changes that are not kept is marked. */
  kinds?: readonly ContentKind[]
}

/** Every panel, in the order in which they are offered. One more is one line here. */
export const panels: readonly Panel[] = [
  todo,
  today,
  notices,
  feedback,
  guides,
  station,
  people,
  pack,
  backup,
  update,
  devices,
  selfCheck,
]
