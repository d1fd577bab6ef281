import type { Admin } from '../admin.ts'
import { GuideForm } from './guide-form.tsx'
import { GuideList } from './guide-list.tsx'

/** All guides, or the one that the address names in its form. */
export function Guides({ admin, place }: { admin: Admin; place: string }) {
  if (place === '') return <GuideList admin={admin} />
  return <GuideForm key={place} admin={admin} id={place} />
}
