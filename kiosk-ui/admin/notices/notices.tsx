import type { Admin } from '../admin.ts'
import { NoticeList } from './notice-list.tsx'
import { NoticeForm } from './notice-form.tsx'

/** The board as a list, or the notice that the address names in its form. */
export function Notices({ admin, place }: { admin: Admin; place: string }) {
  if (place === '') return <NoticeList admin={admin} />
  return <NoticeForm key={place} admin={admin} id={place} />
}
