import type { Admin } from '../admin.ts'
import { NoticeForm } from './notice-form.tsx'
import { NoticeList } from './notice-list.tsx'

/** The board as a list, or the notice that the address names in its form: `2026-11-28-1`, or `2026-11-28-1/低保公示` for a new one. */
export function Notices({ admin, place }: { admin: Admin; place: string }) {
  const [id = '', of = ''] = place.split('/')
  if (id === '') return <NoticeList admin={admin} />
  return <NoticeForm key={id} admin={admin} id={id} of={of} />
}
