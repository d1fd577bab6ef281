import { DevicesPage } from './devices-page.tsx'
import { words } from './words.ts'

/** 设备: every device, how it is, and a press that tries it. */
export const devices = {
  id: 'devices',
  title: words.title,
  note: words.note,
  permission: 'devices.see',
  Page: DevicesPage,
} as const
