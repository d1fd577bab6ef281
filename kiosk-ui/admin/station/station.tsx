import type { Admin } from '../admin.ts'
import { Overview } from './overview.tsx'
import { PlateForm } from './plate-form.tsx'
import { sections } from './sections.tsx'

/** What there is to change of the station, or the one thing that the address names in its form. */
export function StationPanel({ admin, place }: { admin: Admin; place: string }) {
  const [name, id] = place.split('/')
  if (name === 'plate' && id !== undefined) return <PlateForm key={place} admin={admin} window={id} />
  const section = sections.find((one) => one.id === name)
  return section ? <section.Form key={place} admin={admin} /> : <Overview admin={admin} />
}
